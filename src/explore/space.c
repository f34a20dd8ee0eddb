/* Tangled from lit/92-one-step.nw; edit that file, not this one. */
/**
 * @file explore/space.c
 * @brief The state of everything, and the steps that lead from one to the next.
 */
#include "explore/space.h"
#include "explore/invariants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STACK_BYTES = 1 << 16 };

static const struct local *local(const struct space *space, const uint8_t *row,
				 unsigned int context)
{
	return space_local(space, row, context);
}

static bool over(const struct space *space, const uint8_t *row,
		 unsigned int context)
{
	return local(space, row, context)->request.op == OP_END;
}

void space_init(struct space *space, const struct design *design,
		const struct scenario *scenario, bool merge, bool counting)
{
	size_t at;

	memset(space, 0, sizeof(*space));
	shared_lock_away();
	space->design = design;
	space->scenario = scenario;
	space->merge = merge;
	space->cells.design = design;
	space->cells.counting = counting;
	coroutine_init(&space->coroutine, STACK_BYTES);
	space->contexts = scenario_contexts(scenario, design, space->context);
	for (unsigned int i = 0; i < space->contexts; i++)
		strategy_init(&space->strategy[i], i, &space->context[i],
			      &space->cells, &space->journal,
			      &space->coroutine);
	at = 2 * space->contexts;
	space->kicked_at = at++;
	space->woken_at = at++;
	space->place_at = at;
	if (design->promises & PROMISE_FIFO)
		at += space->contexts;
	space->overtaken_at = at;
	if (design->promises & PROMISE_FIFO && design->overtakes)
		at += space->contexts;
	space->cells_at = at;
	space_make_room(space);
}

void space_make_room(struct space *space)
{
	space->stride = (space->cells_at + space->cells.count + 4 + 7) / 8 * 8;
}

bool space_out_of_room(const struct space *space)
{
	return space->cells_at + space->cells.count > space->stride;
}

void space_free(struct space *space)
{
	for (unsigned int i = 0; i < space->contexts; i++)
		strategy_free(&space->strategy[i]);
	free(space->journal.entry);
	coroutine_free(&space->coroutine);
}

uint32_t space_histories(const struct space *space)
{
	uint32_t sum = 0;

	for (unsigned int i = 0; i < space->contexts; i++)
		sum += space->strategy[i].count;
	return sum;
}

/* ---- what can happen next ---- */

static bool something_changed(const struct space *space, const uint8_t *row,
			      const struct local *l)
{
	if (l->watches == 0 || l->blind)
		return true;
	for (unsigned int i = 0; i < l->watches; i++) {
		const struct watch *w = &l->watch[i];
		const struct cell *cell = &space->cells.cell[w->cell];
		uint64_t whole =
			cell->value[row[space->cells_at + (size_t)w->cell]];

		if (cell_extract(cell, whole, w->address, w->size) != w->value)
			return true;
	}
	return false;
}

/* The interrupt of this CPU, if it is running now; else -1. */
static int running_interrupt(const struct space *space, const uint8_t *row,
			     unsigned int cpu)
{
	int i = scenario_interrupt_of(space->context, space->contexts, cpu);

	return i >= 0 && space_local_of(row, (unsigned int)i) != 0 &&
			       !over(space, row, (unsigned int)i)
		       ? i
		       : -1;
}

/* The choices that context @i has by its own next request. */
static unsigned int own_steps(const struct space *space, const uint8_t *row,
			      unsigned int i, struct step *steps)
{
	const struct local *l = local(space, row, i);
	unsigned int n = 0;

	if (l->halted) {
		if (row[space->kicked_at] & 1 << space->context[i].cpu)
			steps[n++] = (struct step){ (uint8_t)i, RUN };
		return n;
	}
	switch (l->request.op) {
	case OP_END:
	case OP_BUG:
		break;
	case OP_RELAX:
		if (something_changed(space, row, l))
			steps[n++] = (struct step){ (uint8_t)i, RUN };
		break;
	case OP_SPIN:
		if (something_changed(space, row, l))
			steps[n++] = (struct step){ (uint8_t)i, RUN };
		steps[n++] = (struct step){ (uint8_t)i, GIVE_UP };
		break;
	default:
		steps[n++] = (struct step){ (uint8_t)i, RUN };
		break;
	}
	return n;
}

unsigned int space_steps(struct space *space, const uint8_t *row,
			 struct step steps[MAX_STEPS], unsigned int *sure)
{
	unsigned int n = 0;

	for (unsigned int cpu = 0; cpu < space->scenario->cpus; cpu++) {
		int interrupt = running_interrupt(space, row, cpu);
		unsigned int runs = interrupt >= 0 ? (unsigned int)interrupt
						   : cpu;

		n += own_steps(space, row, runs, steps + n);
	}
	*sure = n;
	for (unsigned int i = 0; i < space->contexts; i++) {
		unsigned int cpu = space->context[i].cpu;

		if (space->context[i].interrupt && space_local_of(row, i) == 0 &&
		    !over(space, row, cpu))
			steps[n++] = (struct step){ (uint8_t)i, INTERRUPT };
		if (space->scenario->spurious && local(space, row, i)->halted &&
		    !(row[space->woken_at] & 1 << cpu))
			steps[n++] = (struct step){ (uint8_t)i, SPURIOUS };
	}
	return n;
}

bool space_done(const struct space *space, const uint8_t *row)
{
	for (unsigned int i = 0; i < space->contexts; i++)
		if (!over(space, row, i) &&
		    !(space->context[i].interrupt && space_local_of(row, i) == 0))
			return false;
	return true;
}

/* ---- properties ---- */

static uint64_t value_of(const struct space *space, const uint8_t *row,
			 unsigned int cell)
{
	return space_value(space, row, cell);
}

const struct local *space_local(const struct space *space, const uint8_t *row,
				unsigned int context)
{
	return space->strategy[context].local[space_local_of(row, context)];
}

uint64_t space_value(const struct space *space, const uint8_t *row,
		     unsigned int cell)
{
	return space->cells.cell[cell].value[row[space->cells_at + cell]];
}


/* A vCPU sleeps, or all that are left spin: say who. */
static enum property name_the_stuck(struct space *space, const uint8_t *row)
{
	for (unsigned int i = 0; i < space->contexts; i++) {
		if (!local(space, row, i)->halted)
			continue;
		snprintf(space->detail, sizeof(space->detail),
			 "vCPU %u sleeps and nobody is left to kick it",
			 space->context[i].cpu);
		return LOST_KICK;
	}
	snprintf(space->detail, sizeof(space->detail),
		 "every CPU waits for a change that nobody is left to make");
	return DEADLOCK;
}

/* A key that is no lock, such as NULL or a design's own mark, is no entry. */
static bool is_lock(const struct space *space, uint64_t key)
{
	const struct object *lock = space->design->memory;

	for (; lock->base && lock < space->design->memory + MAX_LOCKS; lock++)
		if (key == (uintptr_t)lock->base)
			return true;
	return false;
}

static enum property check_end(struct space *space, const uint8_t *row,
			      unsigned int sure)
{
	char key[40];

	if (sure)
		return NOTHING;
	if (!space_done(space, row))
		return name_the_stuck(space, row);
	for (unsigned int c = 0; c < space->cells.count; c++) {
		const struct cell *cell = &space->cells.cell[c];

		if (!cell->key || !is_lock(space, value_of(space, row, c)))
			continue;
		name_place(key, sizeof(key), space->design, cell->address,
			   cell->size);
		snprintf(space->detail, sizeof(space->detail),
			 "all is done, and %s is not empty", key);
		return TABLE_LEAK;
	}
	return NOTHING;
}

enum property space_check_end(struct space *space, const uint8_t *row,
			      unsigned int sure)
{
	enum property property = check_end(space, row, sure);

	return scenario_minds(space->scenario, property) ? property : NOTHING;
}

/* A key of the table was @before; is what became of it right? */
static enum property check_table(struct space *space, const uint8_t *row,
				 unsigned int changed, uint64_t before,
				 int lock)
{
	uint64_t after = value_of(space, row, changed);
	char name[40], entry[40];

	if (is_lock(space, before) &&
	    before != (uintptr_t)space->design->memory[lock].base) {
		name_place(name, sizeof(name), space->design,
			   (void *)(uintptr_t)before, 0);
		name_place(entry, sizeof(entry), space->design,
			   space->cells.cell[changed].address, 8);
		snprintf(space->detail, sizeof(space->detail),
			 "%s, an entry of lock %s, is cleared by a CPU that "
			 "works on lock %c",
			 entry, name, 'A' + lock);
		return TABLE_FOREIGN;
	}
	for (unsigned int c = 0; c < space->cells.count; c++) {
		if (c == changed || !space->cells.cell[c].key ||
		    !is_lock(space, after) || value_of(space, row, c) != after)
			continue;
		name_place(name, sizeof(name), space->design,
			   (void *)(uintptr_t)after, 0);
		snprintf(space->detail, sizeof(space->detail),
			 "two entries for lock %s", name);
		return TABLE_DOUBLE;
	}
	return NOTHING;
}

static enum property check_exclusion(struct space *space, const uint8_t *row,
				     unsigned int i)
{
	const struct local *me = local(space, row, i);

	for (unsigned int other = 0; other < space->contexts; other++) {
		const struct local *l = local(space, row, other);

		if (other == i || !l->inside || l->lock != me->lock)
			continue;
		snprintf(space->detail, sizeof(space->detail),
			 "CPU%u and CPU%u are both inside lock %c",
			 space->context[other].cpu, space->context[i].cpu,
			 'A' + me->lock);
		return EXCLUSION;
	}
	return NOTHING;
}

static unsigned int line_length(const struct space *space, const uint8_t *row,
				int lock)
{
	unsigned int longest = 0;

	for (unsigned int i = 0; i < space->contexts; i++) {
		unsigned int place = row[space->place_at + i];

		if (local(space, row, i)->lock == lock && place > longest)
			longest = place;
	}
	return longest;
}

/* Context @i enters before @other, which was in line earlier: once too
 * often? */
static bool let_pass(struct space *space, uint8_t *row, unsigned int i,
		     unsigned int other)
{
	unsigned int limit = space->design->overtakes;
	uint8_t *overtaken = row + space->overtaken_at + other;

	if (limit && *overtaken < limit) {
		++*overtaken;
		return true;
	}
	snprintf(space->detail, sizeof(space->detail),
		 "CPU%u enters lock %c before CPU%u, which was in line earlier",
		 space->context[i].cpu, 'A' + local(space, row, i)->lock,
		 space->context[other].cpu);
	if (limit)
		snprintf(space->detail, sizeof(space->detail),
			 "CPU%u, in line for lock %c, is overtaken more than "
			 "%u times",
			 space->context[other].cpu,
			 'A' + local(space, row, i)->lock, limit);
	return false;
}

/* Context @i enters: it should be first in line; the others move up. */
static enum property leave_the_line(struct space *space, uint8_t *row,
				    unsigned int i)
{
	uint8_t *place = row + space->place_at;
	int lock = local(space, row, i)->lock;
	enum property violated = NOTHING;

	for (unsigned int other = 0; other < space->contexts; other++) {
		if (other == i || !place[other] ||
		    local(space, row, other)->lock != lock)
			continue;
		if (place[i] && place[other] > place[i])
			place[other]--;
		else if (!let_pass(space, row, i, other))
			violated = FIFO;
	}
	place[i] = 0;
	if (space->design->overtakes)
		row[space->overtaken_at + i] = 0;
	return violated;
}

static const char *wild_deed(const struct request *request)
{
	if (request->size == 0)
		return "kicks a vCPU that there is not";
	if ((uintptr_t)request->addr < 4096)
		return "follows a NULL pointer";
	return "follows a pointer to no memory of the design";
}

/* Context @i has run into something that no code may do. */
static enum property check_code(struct space *space, unsigned int i,
				const struct local *before,
				const struct local *now)
{
	unsigned int cpu = space->context[i].cpu;
	char *detail = space->detail;
	size_t size = sizeof(space->detail), used;
	char place[40];

	if (now->fault) {
		name_place(place, sizeof(place), space->design, now->fault, 0);
		used = (size_t)snprintf(
			detail, size,
			"CPU%u touches %s without READ_ONCE, WRITE_ONCE or an "
			"atomic",
			cpu, place);
		if (before->request.file)
			snprintf(detail + used, size - used,
				 ", after line %u of %s", before->request.line,
				 before->request.file);
		return PLAIN_ACCESS;
	}
	if (now->wild) {
		snprintf(detail, size, "CPU%u %s, in line %u of %s", cpu,
			 wild_deed(&now->request), now->request.line,
			 now->request.file);
		return WILD_ACCESS;
	}
	if (now->request.op == OP_BUG) {
		snprintf(detail, size, "CPU%u: %s", cpu,
			 (const char *)(uintptr_t)now->request.a);
		return BUG_REACHED;
	}
	return NOTHING;
}

/* The first of the two that matters; 0 if none does. */
static enum property either(const struct space *space, enum property first,
			    enum property second)
{
	if (scenario_minds(space->scenario, first))
		return first;
	return scenario_minds(space->scenario, second) ? second : NOTHING;
}

/* Context @i has arrived at a new local state. */
static enum property check_arrival(struct space *space, uint8_t *row,
				   unsigned int i, const struct local *before)
{
	const struct local *now = local(space, row, i);
	enum property order = NOTHING, violated;

	if (!now->inside || (before->inside && !before->leaving))
		return either(space, check_code(space, i, before, now), NOTHING);
	if (space->design->promises & PROMISE_FIFO)
		order = leave_the_line(space, row, i);
	violated = either(space, check_exclusion(space, row, i), order);
	if (violated)
		return violated;
	return either(space, check_code(space, i, before, now), NOTHING);
}

/* ---- taking a step ---- */

static void tell(struct space *space, struct trace *trace, struct step step,
		 const struct local *before, struct effect effect,
		 const struct local *now)
{
	struct trace_step *told = trace_append(trace);

	trace_tell(told, space->design, &before->request, effect);
	told->cpu = space->context[step.context].cpu;
	told->interrupt = space->context[step.context].interrupt;
	told->choice = (enum choice)step.choice;
	if (before->halted)
		trace_tell_wake(told, told->choice);
	told->note =
		trace_note(before->leaving,
			   now->inside && (!before->inside || before->leaving));
}

/* What the request in @l does to its cell, as seen by a trace. */
static struct effect effect_of(const struct space *space, const struct local *l,
			       const uint8_t *row, struct step step)
{
	const struct request *r = &l->request;
	const struct cell *cell;

	if (l->cell < 0)
		return (struct effect){ .before = step.choice != GIVE_UP };
	cell = &space->cells.cell[l->cell];
	return sc_access(
		r,
		cell_extract(cell, value_of(space, row, (unsigned int)l->cell),
			     r->addr, r->size));
}

static enum taken give_up(struct space *space, const char *why)
{
	snprintf(space->detail, sizeof(space->detail), "%s", why);
	return TROUBLE;
}

/* The number under which the strategy knows what happens now. */
static unsigned int edge_number(const struct space *space,
				const struct local *l, const uint8_t *row,
				struct step step)
{
	if (l->halted)
		return 0;
	if (l->request.op == OP_SPIN)
		return step.choice != GIVE_UP;
	return l->cell >= 0 ? row[space->cells_at + (size_t)l->cell] : 0;
}

/* Effects of a request beyond its cell: kicks, and being kicked. */
static void hypervise(struct space *space, uint8_t *row, struct step step,
		      const struct local *before)
{
	uint8_t me = (uint8_t)(1 << space->context[step.context].cpu);

	if (before->request.op == OP_KICK) {
		row[space->kicked_at] |= (uint8_t)(1 << before->request.a);
		space->kicks++;
	}
	if (step.choice == SPURIOUS)
		row[space->woken_at] |= me;
	else if (before->halted)
		row[space->kicked_at] &= (uint8_t)~me;
}

static enum taken take_one(struct space *space, uint8_t *row, struct step step,
			   enum property *violated, struct trace *trace)
{
	unsigned int i = step.context;
	struct strategy *s = &space->strategy[i];
	const struct local *before = local(space, row, i), *now;
	struct effect effect = effect_of(space, before, row, step);
	const struct edge *edge = strategy_edge(
		s, space_local_of(row, i), edge_number(space, before, row, step));
	uint64_t old = 0;

	if (!edge)
		return give_up(space, s->trouble);
	if (space_out_of_room(space))
		return STUCK_FOR_ROOM;
	if (before->cell >= 0 && !before->halted) {
		old = value_of(space, row, (unsigned int)before->cell);
		row[space->cells_at + (size_t)before->cell] = edge->value;
	}
	hypervise(space, row, step, before);
	space_set_local(row, i, edge->next);
	now = local(space, row, i);
	if (now->halted && row[space->kicked_at] & 1 << space->context[i].cpu) {
		/* an earlier kick: it does not halt after all */
		row[space->kicked_at] &=
			(uint8_t) ~(1 << space->context[i].cpu);
		edge = strategy_edge(s, edge->next, 0);
		if (!edge)
			return give_up(space, s->trouble);
		space_set_local(row, i, edge->next);
		now = local(space, row, i);
	}
	space->halts += now->halted;
	if (trace)
		tell(space, trace, step, before, effect, now);
	if (space->design->promises & PROMISE_FIFO && edge->doorway &&
	    !row[space->place_at + i])
		row[space->place_at + i] =
			(uint8_t)(1 + line_length(space, row, before->lock));
	if (space->design->promises & PROMISE_ENTRY &&
	    (edge->odd || now->inside != before->inside ||
	     (before->cell >= 0 &&
	      old != value_of(space, row, (unsigned int)before->cell))))
		*violated = either(space,
				   check_invariants(space, row, i, before,
						    edge, old),
				   NOTHING);
	if (!*violated && edge->key &&
	    space->design->promises & PROMISE_TABLE)
		*violated = either(space,
				   check_table(space, row,
					       (unsigned int)before->cell, old,
					       before->lock),
				   NOTHING);
	if (!*violated)
		*violated = check_arrival(space, row, i, before);
	return *violated ? BROKEN : FINE;
}

/* Nobody else can see the next step of this context: take it now. */
static bool can_merge(const struct space *space, const uint8_t *row,
		      unsigned int i)
{
	const struct local *next = local(space, row, i);

	return space->merge && next->private && !next->leaving &&
	       scenario_interrupt_of(space->context, space->contexts,
				     space->context[i].cpu) < 0;
}

static enum taken take_merged(struct space *space, uint8_t *row, unsigned int i,
			      enum property *violated, struct trace *trace)
{
	enum taken taken = FINE;

	while (taken == FINE && can_merge(space, row, i))
		taken = take_one(space, row, (struct step){ (uint8_t)i, RUN },
				 violated, trace);
	return taken;
}

enum taken space_start(struct space *space, uint8_t *row,
		       enum property *violated, struct trace *trace)
{
	enum taken taken = FINE;

	memset(row, 0, space->stride);
	*violated = NOTHING;
	for (unsigned int i = 0; i < space->contexts; i++)
		if (space->strategy[i].trouble)
			return give_up(space, space->strategy[i].trouble);
	if (space_out_of_room(space))
		return STUCK_FOR_ROOM;
	for (unsigned int i = 0; i < space->contexts && !*violated; i++) {
		const struct local *first = local(space, row, i);

		*violated = either(space, check_code(space, i, first, first),
				   NOTHING);
		if (!*violated && first->inside && !space->context[i].interrupt)
			*violated = either(space,
					   check_exclusion(space, row, i),
					   NOTHING);
	}
	if (*violated)
		return BROKEN;
	for (unsigned int i = 0; i < space->contexts && taken == FINE; i++)
		if (!space->context[i].interrupt)
			taken = take_merged(space, row, i, violated, trace);
	return taken;
}

enum taken space_take(struct space *space, uint8_t *row, struct step step,
		      enum property *violated, struct trace *trace)
{
	unsigned int cpu = space->context[step.context].cpu;
	const struct local *slept = local(space, row, cpu);
	bool wakes = step.choice == INTERRUPT && slept->halted;
	enum taken taken;

	*violated = NOTHING;
	if (wakes) {
		/* an interrupt ends the halt of the CPU that it hits */
		const struct edge *awake = strategy_edge(&space->strategy[cpu],
							 space_local_of(row, cpu), 0);

		if (!awake)
			return give_up(space, space->strategy[cpu].trouble);
		space_set_local(row, cpu, awake->next);
	}
	taken = take_one(space, row, step, violated, trace);
	if (taken != FINE)
		return taken;
	if (wakes)
		*violated = check_arrival(space, row, cpu, slept);
	if (*violated)
		return BROKEN;
	return take_merged(space, row, step.context, violated, trace);
}
