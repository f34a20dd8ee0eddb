/* Tangled from lit/95-world.nw; edit that file, not this one. */
/**
 * @file explore/world.c
 * @brief A tiny machine that runs one schedule.
 */
#include "explore/world.h"
#include "machine/shared.h"

#include <stdlib.h>
#include <string.h>

enum { STACK_BYTES = 1 << 16 };

/* ---- memory ---- */

static unsigned char *bytes_at(struct world *w, const volatile void *address)
{
	uintptr_t at = (uintptr_t)address, base = at & ~(uintptr_t)7;
	unsigned int i;

	for (i = 0; i < w->words; i++)
		if ((uintptr_t)w->word[i].address == base)
			return &w->word[i].byte[at - base];
	if (w->words == WORLD_WORDS) {
		w->full = true;
		w->words--; /* the last one makes room */
		i--;
	}
	w->word[i].address = (const volatile char *)base;
	for (unsigned int b = 0; b < 8; b++)
		w->word[i].byte[b] = (unsigned char)shared_initial(
			(const volatile char *)base + b, 1);
	w->words++;
	return &w->word[i].byte[at - base];
}

static uint64_t read_memory(struct world *w, const volatile void *address,
			    uint32_t size)
{
	uint64_t value = 0;

	memcpy(&value, bytes_at(w, address), size);
	return value;
}

static void write_memory(struct world *w, const volatile void *address,
			 uint32_t size, uint64_t value)
{
	memcpy(bytes_at(w, address), &value, size);
}

/* ---- running code ---- */

static void forget_reads(struct world_cpu *cpu)
{
	cpu->reads = 0;
	cpu->blind = false;
}

static void remember_read(struct world_cpu *cpu, const struct request *r,
			  struct effect e)
{
	unsigned int i;

	for (i = 0; i < cpu->reads; i++)
		if (cpu->read[i].address == r->addr &&
		    cpu->read[i].size == r->size)
			break;
	if (i == WORLD_READS) {
		cpu->blind = true;
		return;
	}
	if (i == cpu->reads)
		cpu->reads++;
	else if (cpu->read[i].value != e.before)
		cpu->blind = true; /* a turn more may do otherwise */
	if (e.before != e.after)
		cpu->blind = true;
	cpu->read[i] = (struct world_read){ r->addr, e.after, r->size };
}

/* Is there a field of the design's memory at the address, as wide as that? */
static bool is_declared(const struct design *design, const struct request *r)
{
	uintptr_t at = (uintptr_t)r->addr;

	for (const struct object *o = design->memory; o->base; o++) {
		uintptr_t base = (uintptr_t)o->base;

		for (const struct field *f = o->fields; f->size; f++)
			if (f->size == r->size && at >= base + f->offset &&
			    at < base + o->stride * o->count &&
			    (at - base - f->offset) % o->stride == 0)
				return true;
	}
	return false;
}

static void run_to_request(struct world *w, unsigned int i, uint64_t answer)
{
	struct world_cpu *cpu = &w->cpu[i];
	const struct request *r;

	machine_cpu = w->context[i].cpu;
	for (;;) {
		r = coroutine_resume(&cpu->code, answer);
		if (!r || r->op != OP_MARK)
			break;
		if (r->a != MARK_LOOP) {
			cpu->dropping = r->a == MARK_LEAVE;
			cpu->inserted = false;
			cpu->looks = 0;
		}
		if (r->a == MARK_LOCKING)
			cpu->lock = (int)r->b;
		else if (r->a == MARK_ENTER)
			cpu->inside = true;
		else if (r->a == MARK_LEAVE)
			cpu->leaving = true;
		forget_reads(cpu);
		answer = 0;
	}
	if (r && r->size && !is_declared(w->design, r))
		cpu->astray = true;
	if (r && r->op == OP_KICK && r->a >= w->scenario->cpus)
		cpu->astray = true;
	if (r && !cpu->astray) {
		cpu->request = *r;
	} else {
		cpu->request = (struct request){ .op = OP_END };
		cpu->inside = cpu->leaving = false;
		cpu->lock = -1;
	}
}

/* Something is wrong. The first thing that is counts. */
static void blame(struct world *w, enum property property)
{
	if (!w->violated && scenario_minds(w->scenario, property))
		w->violated = property;
}

/* The code of a CPU has run to its next request: has it gone wrong there? */
static void check_code(struct world *w, const struct world_cpu *cpu)
{
	if (cpu->code.fault)
		blame(w, PLAIN_ACCESS);
	if (cpu->astray)
		blame(w, WILD_ACCESS);
	if (cpu->request.op == OP_BUG)
		blame(w, BUG_REACHED);
}

void world_init(struct world *w, const struct design *design,
		const struct scenario *scenario)
{
	memset(w, 0, sizeof(*w));
	shared_lock_away();
	w->design = design;
	w->scenario = scenario;
	w->contexts = scenario_contexts(scenario, design, w->context);
	for (unsigned int i = 0; i < w->contexts; i++)
		coroutine_init(&w->cpu[i].code, STACK_BYTES);
}

void world_free(struct world *w)
{
	for (unsigned int i = 0; i < w->contexts; i++)
		coroutine_free(&w->cpu[i].code);
}

/* ---- what can happen ---- */

static bool ended(const struct world *w, unsigned int i)
{
	return w->cpu[i].request.op == OP_END;
}

/* The context that has CPU number @cpu now. */
static unsigned int on_cpu(const struct world *w, unsigned int cpu)
{
	for (unsigned int i = 0; i < w->contexts; i++)
		if (w->context[i].interrupt && w->context[i].cpu == cpu &&
		    w->cpu[i].started && !ended(w, i))
			return i;
	return cpu;
}

static bool sees_change(struct world *w, const struct world_cpu *cpu)
{
	for (unsigned int r = 0; r < cpu->reads; r++)
		if (read_memory(w, cpu->read[r].address, cpu->read[r].size) !=
		    cpu->read[r].value)
			return true;
	return cpu->reads == 0 || cpu->blind;
}

/* Can the CPU go on by itself, other than by giving up? */
static bool can_run(struct world *w, unsigned int number)
{
	struct world_cpu *cpu = &w->cpu[on_cpu(w, number)];

	if (cpu->halted)
		return w->kicked[number];
	if (cpu->request.op == OP_RELAX || cpu->request.op == OP_SPIN)
		return sees_change(w, cpu);
	return cpu->request.op != OP_END && cpu->request.op != OP_BUG;
}

static bool possible(struct world *w, struct world_step step)
{
	unsigned int cpu = step.cpu, i = on_cpu(w, cpu);
	int interrupt = scenario_interrupt_of(w->context, w->contexts, cpu);

	switch (step.choice) {
	case RUN:
		return can_run(w, cpu);
	case GIVE_UP:
		return w->cpu[i].request.op == OP_SPIN;
	case INTERRUPT:
		return interrupt >= 0 && !w->cpu[interrupt].started &&
		       !ended(w, cpu);
	case SPURIOUS:
		return w->scenario->spurious && w->cpu[i].halted &&
		       !w->woken[cpu];
	}
	return false;
}

unsigned int world_steps(struct world *w,
			 struct world_step steps[3 * MAX_CONTEXTS],
			 unsigned int *sure)
{
	unsigned int n = 0;

	*sure = 0;
	for (enum choice choice = RUN; choice <= SPURIOUS; choice++) {
		for (unsigned int cpu = 0; cpu < w->scenario->cpus; cpu++) {
			struct world_step step = { cpu, choice };

			if (possible(w, step))
				steps[n++] = step;
		}
		if (choice == GIVE_UP)
			*sure = n;
	}
	return n;
}

bool world_done(const struct world *w)
{
	for (unsigned int i = 0; i < w->contexts; i++)
		if (w->cpu[i].started && !ended(w, i))
			return false;
	return true;
}

/* ---- properties ---- */

static uint64_t key_at(struct world *w, unsigned int bucket)
{
	const struct table_shape *table = w->design->table;

	return read_memory(
		w, (const volatile char *)table->keys + table->stride * bucket,
		8);
}

static bool is_key(const struct world *w, const volatile void *address)
{
	const struct table_shape *table = w->design->table;
	size_t offset;

	if (!table ||
	    (const volatile char *)address < (const volatile char *)table->keys)
		return false;
	offset = (size_t)((const volatile char *)address -
			  (const volatile char *)table->keys);
	return offset % table->stride == 0 &&
	       offset / table->stride < table->buckets;
}

static unsigned int bucket_of(const struct world *w,
			      const volatile void *address)
{
	const struct table_shape *table = w->design->table;

	return (unsigned int)((size_t)((const volatile char *)address -
				       (const volatile char *)table->keys) /
			      table->stride);
}

static bool is_lock(const struct world *w, uint64_t value)
{
	for (unsigned int which = 0;
	     which < MAX_LOCKS && w->design->memory[which].base; which++)
		if (value == (uintptr_t)w->design->memory[which].base)
			return true;
	return false;
}

static unsigned int entries_for(struct world *w, uint64_t lock)
{
	unsigned int count = 0;

	for (unsigned int bucket = 0; bucket < w->design->table->buckets;
	     bucket++)
		count += key_at(w, bucket) == lock;
	return count;
}

static void check_key(struct world *w, const struct world_cpu *cpu,
		      uint64_t before, uint64_t after)
{
	if (before == after || !(w->design->promises & PROMISE_TABLE))
		return;
	if (is_lock(w, after) && entries_for(w, after) > 1)
		blame(w, TABLE_DOUBLE);
	if (is_lock(w, before) &&
	    before != (uintptr_t)w->design->memory[cpu->lock].base)
		blame(w, TABLE_FOREIGN);
}

static bool is_flagged(struct world *w, int lock)
{
	const struct table_shape *table = w->design->table;
	const volatile char *base = w->design->memory[lock].base;

	return read_memory(w, base + table->flag_at, 1) == table->flag;
}

/* I2, I4, I5: an entry was made, or found. */
static void check_probe(struct world *w, struct world_cpu *cpu,
			unsigned int bucket, uint64_t before, uint64_t after)
{
	uint64_t mine = (uintptr_t)w->design->memory[cpu->lock].base;
	unsigned int waiting = 0;

	cpu->looks++;
	if (before != mine && after == mine) {
		for (unsigned int i = 0; i < w->contexts; i++)
			waiting += w->cpu[i].lock >= 0 && !w->cpu[i].inside &&
				   !w->cpu[i].dropping;
		if (cpu->inserted || cpu->dropping)
			blame(w, ENTRY_TURN);
		if (w->design->table->buckets - entries_for(w, 0) > waiting)
			blame(w, ENTRY_CROWD);
		w->looks[bucket] = cpu->looks;
		cpu->inserted = true;
		cpu->looks = 0;
	} else if (before == mine && cpu->dropping) {
		if (w->looks[bucket] != cpu->looks)
			blame(w, ENTRY_PROBES);
		cpu->looks = 0;
	}
}

/* I3, I1: the state that a step has left behind. */
static void check_entries(struct world *w, int lock, bool dropping,
			  const struct request *r, struct effect effect)
{
	uint64_t mine;

	if (!(w->design->promises & PROMISE_ENTRY) || lock < 0)
		return;
	mine = (uintptr_t)w->design->memory[lock].base;
	if (r->size == 8 && is_key(w, r->addr) && effect.before == mine &&
	    effect.after != mine && dropping && !is_flagged(w, lock))
		blame(w, ENTRY_LATE);
	for (unsigned int other = 0; other < w->contexts; other++)
		if (w->cpu[other].inside && w->cpu[other].lock == lock &&
		    is_flagged(w, lock) && entries_for(w, mine) != 1)
			blame(w, ENTRY_MISSING);
}

static void check_entry(struct world *w, unsigned int i)
{
	struct world_cpu *me = &w->cpu[i];

	for (unsigned int other = 0; other < w->contexts; other++)
		if (other != i && w->cpu[other].inside &&
		    w->cpu[other].lock == me->lock)
			blame(w, EXCLUSION);
	if (!(w->design->promises & PROMISE_FIFO))
		return;
	for (unsigned int other = 0; other < w->contexts; other++) {
		struct world_cpu *him = &w->cpu[other];

		if (other == i || him->lock != me->lock || !him->place)
			continue;
		if (me->place && him->place > me->place)
			him->place--;
		else if (++him->overtaken > w->design->overtakes)
			blame(w, FIFO);
	}
	me->place = me->overtaken = 0;
}

static void pass_doorway(struct world *w, struct world_cpu *me)
{
	unsigned int last = 0;

	for (unsigned int other = 0; other < w->contexts; other++)
		if (w->cpu[other].lock == me->lock &&
		    w->cpu[other].place > last)
			last = w->cpu[other].place;
	me->place = last + 1;
}

void world_reset(struct world *w)
{
	w->words = 0;
	w->full = false;
	w->violated = NOTHING;
	memset(w->kicked, 0, sizeof(w->kicked));
	memset(w->woken, 0, sizeof(w->woken));
	for (unsigned int i = 0; i < w->contexts; i++) {
		struct world_cpu *cpu = &w->cpu[i];

		cpu->started = !w->context[i].interrupt;
		cpu->halted = cpu->inside = cpu->leaving = cpu->astray = false;
		cpu->lock = -1;
		cpu->place = cpu->overtaken = 0;
		forget_reads(cpu);
		cpu->dropping = cpu->inserted = false;
		cpu->looks = 0;
		coroutine_start(&cpu->code, context_main, &w->context[i]);
		run_to_request(w, i, 0);
		check_code(w, cpu);
	}
	for (unsigned int i = 0; i < w->contexts; i++)
		if (w->cpu[i].started && w->cpu[i].inside)
			check_entry(w, i);
}

enum property world_verdict(struct world *w)
{
	struct world_step steps[3 * MAX_CONTEXTS];
	unsigned int sure;

	enum property end = NOTHING;

	if (w->violated)
		return w->violated;
	world_steps(w, steps, &sure);
	if (!world_done(w) && !sure) {
		end = DEADLOCK;
		for (unsigned int i = 0; i < w->contexts; i++)
			if (w->cpu[i].halted)
				end = LOST_KICK;
	} else if (world_done(w) && w->design->table) {
		for (unsigned int b = 0; b < w->design->table->buckets; b++)
			if (is_lock(w, key_at(w, b)))
				end = TABLE_LEAK;
	}
	return scenario_minds(w->scenario, end) ? end : NOTHING;
}

/* ---- taking a step ---- */

static uint64_t new_value(const struct request *r, uint64_t held)
{
	switch (r->op) {
	case OP_STORE:
	case OP_XCHG:
		return r->a;
	case OP_CAS:
		return held == r->a ? r->b : held;
	case OP_OR:
		return held | r->a;
	case OP_ADD:
		return held + r->a;
	default:
		return held;
	}
}

/* Do what the request asks; the answer for the code. */
static uint64_t perform(struct world *w, unsigned int i, enum choice choice,
			struct effect *effect)
{
	struct world_cpu *cpu = &w->cpu[i];
	const struct request *r = &cpu->request;

	effect->before = choice != GIVE_UP;
	if (r->op == OP_KICK)
		w->kicked[r->a] = true;
	if (r->op == OP_RELAX || r->op == OP_SPIN)
		forget_reads(cpu);
	if (r->size) {
		effect->before = read_memory(w, r->addr, r->size);
		write_memory(w, r->addr, r->size, new_value(r, effect->before));
		effect->after = read_memory(w, r->addr, r->size);
		if (r->op != OP_STORE && r->op != OP_WAIT)
			remember_read(cpu, r, *effect);
		if (is_key(w, r->addr) && w->design->promises & PROMISE_ENTRY &&
		    (r->op == OP_LOAD || r->op == OP_CAS))
			check_probe(w, cpu, bucket_of(w, r->addr),
				    effect->before, effect->after);
		if (is_key(w, r->addr))
			check_key(w, cpu, effect->before, effect->after);
		if (w->design->promises & PROMISE_FIFO && !cpu->place &&
		    w->design->doorway(r, effect->before))
			pass_doorway(w, cpu);
	}
	if (r->op == OP_SPIN)
		return choice != GIVE_UP;
	return r->size && r->op != OP_STORE && r->op != OP_WAIT ? effect->before
								: 0;
}

static void wake(struct world *w, unsigned int i, enum choice choice)
{
	struct world_cpu *cpu = &w->cpu[i];
	unsigned int number = w->context[i].cpu;

	cpu->halted = false;
	if (choice == SPURIOUS)
		w->woken[number] = true;
	else if (choice == RUN)
		w->kicked[number] = false;
	forget_reads(cpu);
	run_to_request(w, i, 0);
}

static void tell(struct world *w, unsigned int i, enum choice choice,
		 bool woken, const struct request *r, struct effect effect,
		 bool left, bool entered, struct trace *trace)
{
	struct trace_step *told = trace_append(trace);

	trace_tell(told, w->design, r, effect);
	told->cpu = w->context[i].cpu;
	told->interrupt = w->context[i].interrupt;
	told->choice = choice;
	if (woken)
		trace_tell_wake(told, choice);
	told->note = trace_note(left, entered);
}

static void check_arrival(struct world *w, unsigned int i, bool was_inside)
{
	if (w->cpu[i].inside && !was_inside)
		check_entry(w, i);
	check_code(w, &w->cpu[i]);
}

bool world_take(struct world *w, struct world_step step, struct trace *trace)
{
	unsigned int i = on_cpu(w, step.cpu), task = i;
	bool wakes = step.choice == INTERRUPT && w->cpu[task].halted;
	bool woken, was_inside, left, dropping;
	int lock;
	struct effect effect = { 0 };
	struct world_cpu *cpu;
	struct request r;

	if (!possible(w, step))
		return false;
	if (wakes)
		wake(w, task, INTERRUPT);
	if (step.choice == INTERRUPT) {
		i = (unsigned int)scenario_interrupt_of(w->context, w->contexts,
							step.cpu);
		w->cpu[i].started = true;
	}
	cpu = &w->cpu[i];
	r = cpu->request;
	lock = cpu->lock;
	dropping = cpu->dropping;
	woken = cpu->halted;
	left = cpu->leaving;
	was_inside = cpu->inside && !left;
	if (left)
		cpu->inside = cpu->leaving = false;
	if (woken) {
		wake(w, i, step.choice);
	} else {
		uint64_t answer = perform(w, i, step.choice, &effect);

		if (r.op == OP_WAIT && effect.before == r.a &&
		    !w->kicked[step.cpu]) {
			cpu->halted = true;
		} else {
			if (r.op == OP_WAIT && effect.before == r.a)
				w->kicked[step.cpu] = false;
			if (r.op == OP_WAIT)
				forget_reads(cpu);
			run_to_request(w, i, answer);
		}
	}
	if (trace)
		tell(w, i, step.choice, woken, &r, effect, left,
		     cpu->inside && !was_inside, trace);
	check_entries(w, lock, dropping, &r, effect);
	check_arrival(w, i, was_inside);
	if (wakes)
		check_arrival(w, task, false);
	return true;
}
