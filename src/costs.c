/* Tangled from lit/97-scoreboard.nw; edit that file, not this one. */
/**
 * @file costs.c
 * @brief What an acquisition touches: cache lines and atomic operations.
 */
#include "costs.h"

#include "explore/search.h"
#include "explore/space.h"

/* The step of the first CPU that is not inside; else of the first. */
static struct step next_in_line(struct space *space, const uint8_t *row,
				unsigned int *sure)
{
	struct step steps[MAX_STEPS];

	space_steps(space, row, steps, sure);
	for (unsigned int i = 0; i < *sure; i++)
		if (!space_local(space, row, steps[i].context)->inside)
			return steps[i];
	return steps[0];
}

enum { LONGEST_WALK = 10000 };

/* Returns false if it does not come to the end of all programs. */
static bool walk_in_line(struct space *space)
{
	uint8_t row[MAX_ROW];
	enum property violated;
	enum taken taken = space_start(space, row, &violated, NULL);
	unsigned int steps = 0, sure = 1;

	while (taken == FINE && !space_done(space, row)) {
		struct step step = next_in_line(space, row, &sure);

		if (!sure || ++steps > LONGEST_WALK)
			return false;
		taken = space_take(space, row, step, &violated, NULL);
		if (taken == STUCK_FOR_ROOM) {
			space_make_room(space);
			taken = space_start(space, row, &violated, NULL);
		}
	}
	return taken == FINE;
}

bool costs_of(const struct design *design, struct costs *costs)
{
	const struct search_options counting = { .counting = true };
	struct scenario scenario;
	struct outcome outcome;
	struct space space;
	bool arrived;

	scenario_make(&scenario, "one-lock", COST_CPUS);
	explore(design, &scenario, &counting, &outcome);
	costs->worst = outcome.taking;
	outcome_free(&outcome);

	scenario_make(&scenario, "one-lock", COST_CPUS);
	space_init(&space, design, &scenario, true, true);
	arrived = walk_in_line(&space);
	for (unsigned int cpu = 0; cpu < COST_CPUS; cpu++)
		costs->in_line[cpu] = space.strategy[cpu].taking;
	space_free(&space);
	return arrived && outcome.verdict == HOLDS;
}

void costs_print_head(FILE *out)
{
	fprintf(out,
		"cache lines touched / atomic operations, for one acquisition\n"
		"%-20s 1st   2nd   3rd   4th   worst of %d\n",
		"", COST_CPUS);
}

void costs_print(const struct design *design, FILE *out)
{
	struct costs costs;

	fprintf(out, "%-20s", design->name);
	if (!costs_of(design, &costs)) {
		fprintf(out, " does not hold\n");
		return;
	}
	for (unsigned int i = 0; i < COST_CPUS; i++)
		fprintf(out, " %u/%-3u", costs.in_line[i].lines,
			costs.in_line[i].rmws);
	fprintf(out, " %u/%u\n", costs.worst.lines, costs.worst.rmws);
}
