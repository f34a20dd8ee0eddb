/* Tangled from lit/02-every-schedule.nw; edit that file, not this one. */
/**
 * @file explore/enumerate.c
 * @brief All schedules, one after the other, each from the start.
 *
 * No table of states, no merging, no cleverness: the oracle for the search.
 */
#include "explore/enumerate.h"
#include "explore/world.h"

#include <stdlib.h>

/* At every depth: which of the possible steps is taken, and how many there
 * are. */
struct decision {
	unsigned int taken, possible;
};

/* Run one schedule: the decisions made so far, then always the first step. */
static unsigned int run(struct world *w, struct decision *decision,
			unsigned int known, unsigned int max_steps,
			enum property *violated)
{
	struct world_step steps[3 * MAX_CONTEXTS];
	unsigned int depth, sure;

	world_reset(w);
	for (depth = 0; depth < max_steps; depth++) {
		unsigned int n = world_steps(w, steps, &sure);

		*violated = world_verdict(w);
		if (*violated || world_done(w))
			break;
		if (depth >= known)
			decision[depth].taken = 0;
		decision[depth].possible = n;
		world_take(w, steps[decision[depth].taken], NULL);
	}
	return depth;
}

struct enumeration enumerate(const struct design *design,
			     const struct scenario *scenario,
			     uint64_t max_schedules, unsigned int max_steps)
{
	struct enumeration e = { .complete = true };
	struct decision *decision = calloc(max_steps, sizeof(*decision));
	struct world *w = calloc(1, sizeof(*w));
	unsigned int depth, known = 0;

	if (!decision || !w)
		abort();
	world_init(w, design, scenario);
	do {
		enum property violated = NOTHING;

		depth = run(w, decision, known, max_steps, &violated);
		e.complete = e.complete && depth < max_steps &&
			     e.schedules < max_schedules;
		e.schedules++;
		e.violations += violated != NOTHING;
		if (violated && (!e.shortest || depth < e.shortest)) {
			e.shortest = depth;
			e.property = violated;
		}
		/* The next schedule: the last decision that can still be changed. */
		while (depth > 0 && decision[depth - 1].taken + 1 ==
					    decision[depth - 1].possible)
			depth--;
		if (depth > 0)
			decision[depth - 1].taken++;
		known = depth;
	} while (depth > 0 && e.complete);
	world_free(w);
	free(w);
	free(decision);
	return e;
}
