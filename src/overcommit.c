/* Tangled from lit/07-vcpu-not-running.nw; edit that file, not this one. */
/**
 * @file overcommit.c
 * @brief A host with one core, and vCPUs that all want the same lock.
 */
#include "overcommit.h"

#include <limits.h>
#include <string.h>

#include "explore/world.h"

/* Between half the usual length and one and a half. */
static unsigned int slice_length(uint32_t *random, unsigned int usual)
{
	*random ^= *random << 13;
	*random ^= *random >> 17;
	*random ^= *random << 5;
	return usual - usual / 2 + *random % usual;
}

enum { PATIENCE = 100 }; /* steps a bounded spin takes before it gives up */

/* Let @cpu go on, if it can. Returns what that costs: at most @left, and all
 * of it if there is nothing else to do; 0 if the vCPU sleeps. */
static unsigned int go_on(struct world *w, unsigned int cpu, unsigned int left)
{
	if (world_take(w, (struct world_step){ cpu, RUN }, NULL))
		return 1;
	if (w->cpu[cpu].halted)
		return 0;
	if (w->cpu[cpu].request.op != OP_SPIN || left < PATIENCE)
		return left;
	world_take(w, (struct world_step){ cpu, GIVE_UP }, NULL);
	return PATIENCE;
}

static void run_slice(struct world *w, unsigned int cpu, unsigned int left,
		      struct host_work *work)
{
	const struct world_cpu *me = &w->cpu[cpu];
	unsigned int cost;
	bool was_inside, had_halted;

	for (; left > 0; left -= cost) {
		was_inside = me->inside && !me->leaving;
		had_halted = me->halted;
		cost = go_on(w, cpu, left);
		if (cost == 0)
			return;
		work->steps += cost;
		work->acquisitions += me->inside && !was_inside;
		work->halts += me->halted && !had_halted;
	}
}

static bool can_wake(const struct world *w, unsigned int cpu)
{
	return !w->cpu[cpu].halted || w->kicked[cpu];
}

/* The next after @cpu that does not sleep; -1 if all do. */
static int next_awake(const struct world *w, unsigned int cpu)
{
	unsigned int vcpus = w->scenario->cpus;

	for (unsigned int n = 1; n <= vcpus; n++)
		if (can_wake(w, (cpu + n) % vcpus))
			return (int)((cpu + n) % vcpus);
	return -1;
}

struct host_work host_run(const struct design *design, const struct host *host)
{
	const unsigned long enough = (unsigned long)host->slices * host->slice;
	struct host_work work = { 0 };
	struct scenario scenario;
	struct world world;
	uint32_t random = 1;
	bool counting = false;
	int cpu = 0;

	scenario_make(&scenario, "one-lock", host->vcpus);
	for (unsigned int i = 0; i < host->vcpus; i++)
		scenario.cpu[i].turns = UINT_MAX;
	world_init(&world, design, &scenario);
	world_reset(&world);
	while (cpu >= 0 && (!counting || work.steps < enough)) {
		if (!counting && work.steps >= enough) {
			counting = true;
			work = (struct host_work){ 0 };
		}
		run_slice(&world, (unsigned int)cpu,
			  slice_length(&random, host->slice), &work);
		cpu = next_awake(&world, (unsigned int)cpu);
	}
	work.asleep = cpu < 0;
	world_free(&world);
	return work;
}

static const unsigned int columns[] = { 1, 2, 3, 4, 6 };
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), SLICES = 60 };

void overcommit_print_head(unsigned int slice, FILE *out)
{
	fprintf(out,
		"one core, time slices of %u steps: steps for one acquisition\n"
		"%-20s",
		slice, "vCPUs");
	for (unsigned int c = 0; c < COLUMNS; c++)
		fprintf(out, " %8u", columns[c]);
	fprintf(out, "\n");
}

void overcommit_print(const struct design *design, unsigned int slice, FILE *out)
{
	fprintf(out, "%-20s", design->name);
	for (unsigned int c = 0; c < COLUMNS; c++) {
		struct host_work work =
			host_run(design, &(struct host){ .vcpus = columns[c],
							 .slice = slice,
							 .slices = SLICES });

		if (work.asleep || !work.acquisitions)
			fprintf(out, " %8s", "hangs");
		else
			fprintf(out, " %8.1f",
				(double)work.steps / work.acquisitions);
	}
	fprintf(out, "\n");
}
