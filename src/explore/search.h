/* Tangled from lit/93-search.nw; edit that file, not this one. */
/**
 * @file explore/search.h
 * @brief The explorer: every schedule of a scenario, shortest first.
 */
#ifndef EXPLORE_SEARCH_H
#define EXPLORE_SEARCH_H

#include "explore/trace.h"

struct space;
struct step;

struct search_options {
	const struct step *before; /**< steps, one a request, to begin behind */
	unsigned int steps_before;
	uint32_t max_states; /**< 0: as many as memory allows */
	size_t max_memory;   /**< bytes; 0: 4 GiB */
	bool no_merge;	     /**< every request a step of its own */
	bool no_renaming;    /**< keep states that differ only in names */
	bool counting;	     /**< fill in what an acquisition costs */
	/** Called now and then, with what has been seen so far; or NULL. */
	void (*progress)(uint32_t states, uint32_t waiting, double seconds);
	/** Called at the end with the space that was explored; or NULL. */
	void (*inspect)(struct space *space, void *arg);
	void *inspect_arg;
};

/**
 * @brief Explore @p scenario with @p design.
 * @param[out] outcome to be freed with outcome_free().
 *
 * HOLDS only if every reachable state has been seen. VIOLATED comes with the
 * schedule of the fewest decisions. OUT_OF_BUDGET says nothing about the rest.
 */
void explore(const struct design *design, const struct scenario *scenario,
	     const struct search_options *options, struct outcome *outcome);

#endif
