/* Tangled from lit/65-graph.nw; edit that file, not this one. */
/**
 * @file explore/graph.h
 * @brief The states and steps that a search has found, and what follows from
 * them.
 */
#ifndef EXPLORE_GRAPH_H
#define EXPLORE_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Steps out of state n: to[first[n]] .. to[first[n + 1] - 1]. */
struct graph {
	uint32_t states; /**< whose steps are all there */
	uint32_t *first;
	uint32_t *to;
	uint32_t max_states;
	uint64_t steps, max_steps;
};

/** @brief Reserve room. @return false if the address space cannot be had. */
bool graph_init(struct graph *graph, uint32_t max_states);

/** @brief Give the room back. */
void graph_free(struct graph *graph);

/** @brief The steps of the next state follow. False if there is no room. */
bool graph_begin_state(struct graph *graph);

/** @brief A step of this state leads to state @p to. False if there is no room. */
bool graph_add_step(struct graph *graph, uint32_t to);

enum { GRAPH_NONE = UINT32_MAX };

/**
 * @brief The first state, in breadth-first order, from which no end can be
 * reached.
 * @param is_end one bit a state.
 * @return GRAPH_NONE if there is none.
 */
uint32_t graph_first_hopeless(const struct graph *graph, const uint8_t *is_end);

/**
 * @brief The number of different paths from state 0 to an end; -1 if there
 * are loops, so that it has no bound.
 */
double graph_count_paths(const struct graph *graph);

#endif
