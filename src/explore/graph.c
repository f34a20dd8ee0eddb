/* Tangled from lit/65-graph.nw; edit that file, not this one. */
/**
 * @file explore/graph.c
 * @brief Questions to the whole graph: can it always end? how many ways are
 * there?
 */
#define _GNU_SOURCE
#include "explore/graph.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { STEPS_A_STATE = 8 }; /* room; far more than there are */

static void *reserve(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

bool graph_init(struct graph *graph, uint32_t max_states)
{
	memset(graph, 0, sizeof(*graph));
	graph->max_states = max_states;
	graph->max_steps = (uint64_t)STEPS_A_STATE * max_states;
	if (graph->max_steps > UINT32_MAX)
		graph->max_steps = UINT32_MAX;
	graph->first =
		reserve(((size_t)max_states + 1) * sizeof(graph->first[0]));
	graph->to = reserve(graph->max_steps * sizeof(graph->to[0]));
	return graph->first && graph->to;
}

void graph_free(struct graph *graph)
{
	if (graph->first)
		munmap(graph->first, ((size_t)graph->max_states + 1) *
					     sizeof(graph->first[0]));
	if (graph->to)
		munmap(graph->to, graph->max_steps * sizeof(graph->to[0]));
}

bool graph_begin_state(struct graph *graph)
{
	if (graph->states == graph->max_states)
		return false;
	graph->first[++graph->states] = (uint32_t)graph->steps;
	return true;
}

bool graph_add_step(struct graph *graph, uint32_t to)
{
	if (graph->steps == graph->max_steps)
		return false;
	graph->to[graph->steps++] = to;
	graph->first[graph->states] = (uint32_t)graph->steps;
	return true;
}

static bool get_bit(const uint8_t *bits, uint32_t n)
{
	return bits[n / 8] >> n % 8 & 1;
}

static void set_bit(uint8_t *bits, uint32_t n)
{
	bits[n / 8] |= (uint8_t)(1 << n % 8);
}

/* Does any step of @n lead to a state with its bit set? */
static bool leads_to(const struct graph *graph, uint32_t n, const uint8_t *bits)
{
	for (uint32_t i = graph->first[n]; i < graph->first[n + 1]; i++)
		if (get_bit(bits, graph->to[i]))
			return true;
	return false;
}

uint32_t graph_first_hopeless(const struct graph *graph, const uint8_t *is_end)
{
	size_t bytes = (size_t)graph->states / 8 + 1;
	uint8_t *hope = malloc(bytes);
	bool changed = true;
	uint32_t n = 0;

	if (!hope)
		abort();
	memcpy(hope, is_end, bytes);
	/* Steps lead mostly to higher numbers, so going down needs few rounds. */
	while (changed) {
		changed = false;
		for (n = graph->states; n-- > 0;) {
			if (get_bit(hope, n) || !leads_to(graph, n, hope))
				continue;
			set_bit(hope, n);
			changed = true;
		}
	}
	for (n = 0; n < graph->states && get_bit(hope, n); n++)
		;
	free(hope);
	return n < graph->states ? n : GRAPH_NONE;
}

double graph_count_paths(const struct graph *graph)
{
	uint32_t *open = calloc(graph->states,
				sizeof(*open)); /* steps not followed yet */
	double *ways = calloc(graph->states, sizeof(*ways));
	uint32_t *ready = malloc(graph->states * sizeof(*ready));
	uint32_t top = 0, done = 0;
	double paths = 0;

	if (!open || !ways || !ready)
		abort();
	for (uint64_t i = 0; i < graph->steps; i++)
		open[graph->to[i]]++;
	if (open[0] == 0)
		ready[top++] = 0;
	ways[0] = 1;
	while (top > 0) {
		uint32_t n = ready[--top];

		done++;
		if (graph->first[n] == graph->first[n + 1])
			paths += ways[n];
		for (uint32_t i = graph->first[n]; i < graph->first[n + 1];
		     i++) {
			uint32_t to = graph->to[i];

			ways[to] += ways[n];
			if (--open[to] == 0)
				ready[top++] = to;
		}
	}
	free(open);
	free(ways);
	free(ready);
	return done == graph->states ? paths : -1;
}
