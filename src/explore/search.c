/* Tangled from lit/93-search.nw; edit that file, not this one. */
/**
 * @file explore/search.c
 * @brief Breadth first over all states; the first violation is the nearest.
 */
#define _GNU_SOURCE
#include "explore/search.h"
#include "explore/graph.h"
#include "explore/rows.h"
#include "explore/space.h"
#include "explore/symmetry.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

enum { PROGRESS_EVERY = 1 << 15, AHEAD = 16 };

/* A successor that waits to be looked up, while memory fetches its slot. */
struct candidate {
	uint32_t from;
	uint64_t hash;
	uint8_t row[MAX_ROW];
};

struct search {
	struct space space;
	struct symmetry symmetry;
	struct rows rows;
	struct graph graph;
	uint32_t *parent; /* the state from which each was first reached */
	uint8_t *is_end;  /* a bit a state */
	uint32_t max_states;
	uint32_t broken_at; /* the state whose next step, or end, is wrong */
	bool broken_by_step;
	const struct search_options *options;
	struct outcome *outcome;
	struct timespec start;
};

static double seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) +
	       (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

/* ---- room ---- */

static void *reserve(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

/* Bytes that one state costs, all in all; slots and steps are estimates. */
static size_t bytes_per_state(const struct search *s)
{
	return s->space.stride + sizeof(s->parent[0]) +
	       sizeof(s->graph.first[0]) + 4 * sizeof(s->graph.to[0]) + 8;
}

static bool search_reserve(struct search *s)
{
	size_t memory = s->options->max_memory ? s->options->max_memory
					       : (size_t)4 << 30;
	size_t most = memory / bytes_per_state(s);

	if (s->options->max_states && s->options->max_states < most)
		most = s->options->max_states;
	if (most > UINT32_MAX - 2)
		most = UINT32_MAX - 2;
	s->max_states = (uint32_t)most;
	s->parent = reserve(most * sizeof(s->parent[0]));
	s->is_end = reserve(most / 8 + 1);
	return s->parent && s->is_end &&
	       rows_init(&s->rows, s->space.stride, s->max_states) &&
	       graph_init(&s->graph, s->max_states);
}

static void search_release(struct search *s)
{
	if (s->parent)
		munmap(s->parent, s->max_states * sizeof(s->parent[0]));
	if (s->is_end)
		munmap(s->is_end, s->max_states / 8 + 1);
	rows_free(&s->rows);
	graph_free(&s->graph);
}

/* ---- the search ---- */

static enum taken violated_at(struct search *s, uint32_t state,
			      enum property property)
{
	s->outcome->verdict = VIOLATED;
	s->outcome->property = property;
	snprintf(s->outcome->detail, sizeof(s->outcome->detail), "%s",
		 s->space.detail);
	s->broken_at = state;
	return BROKEN;
}

static enum taken spent(struct search *s, const char *budget)
{
	s->outcome->verdict = OUT_OF_BUDGET;
	snprintf(s->outcome->detail, sizeof(s->outcome->detail), "%s", budget);
	return TROUBLE;
}

static enum taken rename_cpus(struct search *s, uint8_t *row)
{
	enum taken taken = symmetry_learn(&s->symmetry);

	if (taken == FINE)
		symmetry_rename(&s->symmetry, row);
	return taken;
}

/* Put all successors of @state behind the others in @ahead. */
static enum taken expand(struct search *s, uint32_t state,
			 struct candidate *ahead, unsigned int *waiting)
{
	struct step step[MAX_STEPS];
	const uint8_t *row = rows_get(&s->rows, state);
	unsigned int sure, steps = space_steps(&s->space, row, step, &sure);
	enum property violated = space_check_end(&s->space, row, sure);

	if (violated)
		return violated_at(s, state, violated);
	if (!sure)
		s->is_end[state / 8] |= (uint8_t)(1 << state % 8);
	if (!sure && space_done(&s->space, row))
		steps = 0;
	for (unsigned int i = 0; i < steps; i++) {
		struct candidate *c = &ahead[(*waiting)++];
		enum taken taken;

		c->from = state;
		memcpy(c->row, row, s->space.stride);
		taken = space_take(&s->space, c->row, step[i], &violated, NULL);
		if (taken == BROKEN) {
			s->broken_by_step = true;
			return violated_at(s, state, violated);
		}
		if (taken == FINE)
			taken = rename_cpus(s, c->row);
		if (taken == TROUBLE)
			return spent(s, s->space.detail);
		if (taken != FINE)
			return taken;
		s->outcome->transitions++;
		c->hash = rows_hash(&s->rows, c->row);
	}
	return FINE;
}

/* Look the successors up; remember new ones, and all steps. */
static enum taken settle(struct search *s, const struct candidate *ahead,
			 unsigned int waiting, uint32_t end)
{
	for (unsigned int i = 0; i < waiting; i++) {
		const struct candidate *c = &ahead[i];
		uint32_t to;
		bool added;

		while (s->graph.states <= c->from)
			graph_begin_state(&s->graph);
		to = rows_add(&s->rows, c->row, c->hash, &added);
		if (to == ROWS_FULL || !graph_add_step(&s->graph, to))
			return spent(s,
				     s->options->max_states == s->max_states
					     ? "the number of states allowed "
					       "is reached"
					     : "the memory allowed is used up");
		if (added)
			s->parent[to] = c->from;
	}
	while (s->graph.states < end)
		graph_begin_state(&s->graph);
	return FINE;
}

static void report_progress(struct search *s, uint32_t state)
{
	if (s->options->progress)
		s->options->progress(state, s->rows.count - state,
				     seconds_since(&s->start));
}

/* The state where the search begins; on a way there nothing is merged. */
static enum taken begin(struct search *s, uint8_t *row, enum property *violated,
			struct trace *trace)
{
	bool merge = s->space.merge;
	enum taken taken;

	s->space.merge = merge && !s->options->steps_before;
	taken = space_start(&s->space, row, violated, trace);
	for (unsigned int n = 0; taken == FINE && n < s->options->steps_before;
	     n++)
		taken = space_take(&s->space, row, s->options->before[n],
				   violated, trace);
	s->space.merge = merge;
	return taken;
}

/* Before the step out of @broken_at: is a row up to @layer_end stuck? */
static void prefer_stuck(struct search *s, uint32_t layer_end)
{
	for (uint32_t n = s->broken_at + 1; n < layer_end; n++) {
		const uint8_t *row = rows_get(&s->rows, n);
		struct step step[MAX_STEPS];
		enum property violated;
		unsigned int sure;

		space_steps(&s->space, row, step, &sure);
		violated = space_check_end(&s->space, row, sure);
		if (violated) {
			s->broken_by_step = false;
			violated_at(s, n, violated);
			return;
		}
	}
}

static enum taken breadth_first(struct search *s)
{
	static struct candidate ahead[AHEAD * MAX_STEPS];
	uint8_t row[MAX_ROW] = { 0 };
	enum property violated;
	enum taken taken = begin(s, row, &violated, NULL);
	bool added;

	if (taken == BROKEN)
		return violated_at(s, 0, violated);
	if (taken == FINE)
		taken = rename_cpus(s, row);
	if (taken == TROUBLE)
		return spent(s, s->space.detail);
	if (taken != FINE)
		return taken;
	rows_add(&s->rows, row, rows_hash(&s->rows, row), &added);
	for (uint32_t state = 0, end, layer_end = 0; state < s->rows.count;
	     state = end) {
		unsigned int waiting = 0;
		enum taken settled;

		if (state == layer_end)
			layer_end = s->rows.count;
		end = state + AHEAD < layer_end ? state + AHEAD : layer_end;
		if (state / PROGRESS_EVERY != end / PROGRESS_EVERY)
			report_progress(s, state);
		for (uint32_t n = state; n < end && taken == FINE; n++)
			taken = expand(s, n, ahead, &waiting);
		if (taken == BROKEN && s->broken_by_step)
			prefer_stuck(s, layer_end);
		if (taken != FINE)
			return taken;
		settled = settle(s, ahead, waiting, end);
		if (settled != FINE)
			return settled;
	}
	return FINE;
}

/* ---- the story of a violation ---- */

/* The states from the first to @state: path[0] .. path[length - 1]. */
static uint32_t *path_to(const struct search *s, uint32_t state,
			 uint32_t *length)
{
	uint32_t *path, n = state, count = 1;

	while (n != 0) {
		n = s->parent[n];
		count++;
	}
	path = malloc(count * sizeof(*path));
	if (!path)
		abort();
	*length = count;
	for (n = state; count-- > 0; n = s->parent[n])
		path[count] = n;
	return path;
}

/* Which step leads from @row to state @to, or to one that is like it? */
static struct step step_to(struct search *s, const uint8_t *row, uint32_t to)
{
	struct step step[MAX_STEPS];
	unsigned int sure, steps = space_steps(&s->space, row, step, &sure);
	uint8_t next[MAX_ROW];
	enum property violated;

	for (unsigned int i = 0; i < steps; i++) {
		memcpy(next, row, s->space.stride);
		if (space_take(&s->space, next, step[i], &violated, NULL) ==
			    FINE &&
		    rename_cpus(s, next) == FINE &&
		    memcmp(next, rows_get(&s->rows, to), s->space.stride) == 0)
			return step[i];
	}
	abort(); /* a parent has a step to its child */
}

/* Which step of @row violates what the search has found? Steps that the search
 * has not come to may touch new cells, and @row becomes longer. */
static struct step step_that_breaks(struct search *s, const uint8_t *row)
{
	struct step step[MAX_STEPS];
	unsigned int sure, steps = space_steps(&s->space, row, step, &sure);
	uint8_t next[MAX_ROW];
	enum property violated;

	for (unsigned int i = 0; i < steps; i++) {
		enum taken taken;

		do {
			if (space_out_of_room(&s->space))
				space_make_room(&s->space);
			memcpy(next, row, s->space.stride);
			taken = space_take(&s->space, next, step[i], &violated,
					   NULL);
		} while (taken == STUCK_FOR_ROOM);
		if (taken == BROKEN && violated == s->outcome->property)
			return step[i];
	}
	abort(); /* the search has taken it */
}

enum { LOOK_AT = 1 << 18 }; /* states, to find the point of no return */

/* Add @row to the set and, if it is new, to the stack. */
static void look_at(struct rows *seen, const uint8_t *row, uint32_t *stack,
		    uint32_t *top)
{
	bool added;
	uint32_t n = rows_add(seen, row, rows_hash(seen, row), &added);

	if (added)
		stack[(*top)++] = n;
}

/* Can an end be reached from @row, by sure steps? If not, all that can be
 * reached is in @seen afterwards, and need not be looked at again. */
static bool can_end(struct search *s, const uint8_t *row, struct rows *seen,
		    uint32_t *stack, enum taken *taken)
{
	uint32_t top = 0;

	look_at(seen, row, stack, &top);
	while (top > 0) {
		struct step step[MAX_STEPS];
		uint8_t now[MAX_ROW], next[MAX_ROW];
		unsigned int sure;
		enum property violated;

		memcpy(now, rows_get(seen, stack[--top]), s->space.stride);
		space_steps(&s->space, now, step, &sure);
		if (space_done(&s->space, now) &&
		    space_check_end(&s->space, now, sure) == NOTHING)
			return true;
		for (unsigned int i = 0; i < sure; i++) {
			memcpy(next, now, s->space.stride);
			*taken = space_take(&s->space, next, step[i],
					    &violated, NULL);
			if (*taken == FINE)
				look_at(seen, next, stack, &top);
			else if (*taken != BROKEN)
				return false;
		}
	}
	return false;
}

/* As last_hope(), with rows as long as they are now; @narrow: as they were.
 * *taken says if that was not long enough. */
static uint32_t try_last_hope(struct search *s, const uint32_t *path,
			      uint32_t length, size_t narrow,
			      enum taken *taken)
{
	uint32_t *stack = malloc(LOOK_AT * sizeof(*stack));
	struct rows seen;
	uint32_t n;

	if (!stack || !rows_init(&seen, s->space.stride, LOOK_AT))
		abort();
	*taken = FINE;
	for (n = length; n > 0; n--) {
		uint8_t row[MAX_ROW] = { 0 };

		memcpy(row, rows_get(&s->rows, path[n - 1]), narrow);
		if (can_end(s, row, &seen, stack, taken) ||
		    *taken == STUCK_FOR_ROOM || *taken == TROUBLE)
			break;
	}
	if (seen.count == LOOK_AT || *taken == TROUBLE)
		n = 0; /* it may not have looked far enough */
	rows_free(&seen);
	free(stack);
	return n;
}

/* The number of states on @path until every schedule fails; 0 if unknown.
 * Code that the search has not come to may touch new cells: then with longer
 * rows, in which those cells still have their first value. */
static uint32_t last_hope(struct search *s, const uint32_t *path,
			  uint32_t length)
{
	size_t narrow = s->rows.stride;
	enum taken taken;
	uint32_t n;

	do {
		n = try_last_hope(s, path, length, narrow, &taken);
		if (taken == STUCK_FOR_ROOM)
			space_make_room(&s->space);
	} while (taken == STUCK_FOR_ROOM);
	return n;
}

/* Go along @path in a row that keeps its names, and tell each step. The number
 * of steps told when path[n] is reached is in told[n]. */
static void tell_path(struct search *s, const uint32_t *path, uint32_t length,
		      unsigned int *told)
{
	struct step step[MAX_STEPS];
	struct trace *trace = &s->outcome->trace;
	uint8_t row[MAX_ROW] = { 0 };
	enum property violated;
	unsigned int sure;

	begin(s, row, &violated, trace);
	for (uint32_t i = 1; i < length; i++) {
		space_take(&s->space, row, step_to(s, row, path[i]), &violated,
			   trace);
		told[i] = trace->steps;
	}
	if (s->outcome->property == PROGRESS)
		return;
	if (s->broken_by_step) {
		space_take(&s->space, row, step_that_breaks(s, row), &violated,
			   trace);
	} else if (s->rows.count > 0) {
		space_steps(&s->space, row, step, &sure);
		space_check_end(&s->space, row, sure);
	}
	violated_at(s, s->broken_at, s->outcome->property);
}

static void tell_story(struct search *s)
{
	struct outcome *o = s->outcome;
	uint32_t length, *path = path_to(s, s->broken_at, &length), hope;
	unsigned int *told = calloc(length, sizeof(*told));
	uint64_t halts = s->space.halts, kicks = s->space.kicks;

	if (!told)
		abort();
	tell_path(s, path, length, told);
	hope = last_hope(s, path, length);
	o->inflection = hope == length ? o->trace.steps : told[hope];
	free(told);
	free(path);
	s->space.halts = halts;
	s->space.kicks = kicks;
}

/* ---- the outcome ---- */

static void check_progress(struct search *s)
{
	uint32_t hopeless;

	if (!scenario_minds(s->space.scenario, PROGRESS))
		return;
	hopeless = graph_first_hopeless(&s->graph, s->is_end);
	if (hopeless == GRAPH_NONE)
		return;
	snprintf(s->space.detail, sizeof(s->space.detail),
		 "from here all CPUs can run for ever, and never to the end");
	violated_at(s, hopeless, PROGRESS);
}

static unsigned int larger(unsigned int a, unsigned int b)
{
	return a > b ? a : b;
}

static void add_cost(struct cost *sum, const struct cost *cost)
{
	sum->lines = larger(sum->lines, cost->lines);
	sum->rmws = larger(sum->rmws, cost->rmws);
}

/* The most that any CPU has paid. */
static void sum_up_costs(struct search *s)
{
	struct outcome *o = s->outcome;

	for (unsigned int i = 0; i < s->space.contexts; i++) {
		const struct strategy *one = &s->space.strategy[i];

		add_cost(&o->taking, &one->taking);
		add_cost(&o->dropping, &one->dropping);
		o->probes.insert = larger(o->probes.insert, one->probes.insert);
		o->probes.hit = larger(o->probes.hit, one->probes.hit);
		o->probes.miss = larger(o->probes.miss, one->probes.miss);
	}
}

static void sum_up(struct search *s)
{
	struct outcome *o = s->outcome;
	size_t memory = rows_memory(&s->rows) +
			s->rows.count * sizeof(s->parent[0]) +
			s->graph.states * sizeof(s->graph.first[0]) +
			s->graph.steps * sizeof(s->graph.to[0]);

	o->states = s->rows.count;
	o->renamings = s->symmetry.renamings;
	o->cells = s->space.cells.count;
	o->histories = space_histories(&s->space);
	sum_up_costs(s);
	o->halts = s->space.halts;
	o->kicks = s->space.kicks;
	o->seconds = seconds_since(&s->start);
	o->bytes_per_state = (double)memory / (o->states ? o->states : 1);
}

/* Search all states, with room for all cells, and under names that can be
 * trusted. */
static enum taken search_all(struct search *s)
{
	enum taken taken;

	for (;;) {
		s->outcome->transitions = s->space.halts = s->space.kicks = 0;
		s->outcome->verdict = HOLDS;
		s->broken_by_step = false;
		taken = search_reserve(s)
				? breadth_first(s)
				: spent(s, "the memory allowed cannot be had");
		if (taken == UNLIKE ||
		    (taken != STUCK_FOR_ROOM && !symmetry_confirm(&s->symmetry)))
			symmetry_free(&s->symmetry);
		else if (taken == STUCK_FOR_ROOM)
			space_make_room(&s->space);
		else
			return taken;
		search_release(s);
	}
}

void explore(const struct design *design, const struct scenario *scenario,
	     const struct search_options *options, struct outcome *outcome)
{
	static const struct search_options plain = { 0 };
	struct search *s = calloc(1, sizeof(*s));
	enum taken taken;

	if (!s)
		abort();
	memset(outcome, 0, sizeof(*outcome));
	*outcome = (struct outcome){
		.design = design->name,
		.scenario = scenario->name,
		.model = "sc",
		.cpus = scenario->cpus,
		.ignored = scenario->ignored,
		.verdict = HOLDS,
	};
	s->options = options ? options : &plain;
	s->outcome = outcome;
	clock_gettime(CLOCK_MONOTONIC, &s->start);
	space_init(&s->space, design, scenario, !s->options->no_merge,
		   s->options->counting);
	symmetry_init(&s->symmetry, &s->space);
	if (s->options->no_renaming)
		symmetry_free(&s->symmetry);
	taken = search_all(s);
	if (taken == FINE) {
		outcome->interleavings = graph_count_paths(&s->graph);
		check_progress(s);
	}
	sum_up(s);
	if (outcome->verdict == VIOLATED)
		tell_story(s);
	if (s->options->inspect)
		s->options->inspect(&s->space, s->options->inspect_arg);
	search_release(s);
	symmetry_free(&s->symmetry);
	space_free(&s->space);
	free(s);
}
