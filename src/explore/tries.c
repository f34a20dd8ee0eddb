/* Tangled from lit/89-player.nw; edit that file, not this one. */
/**
 * @file explore/tries.c
 * @brief What the code of each CPU does, as data.
 */
#include "explore/tries.h"

#include <string.h>

#include "explore/schedule.h"
#include "explore/search.h"
#include "explore/space.h"

bool has_parts(const struct object *object, const struct field *f)
{
	for (const struct field *g = object->fields; g->size; g++)
		if (g->size < f->size && g->offset >= f->offset &&
		    g->offset + g->size <= f->offset + f->size)
			return true;
	return false;
}

/* Call @each with every part of the cell. */
static void each_part(const struct design *design, const struct cell *cell,
		      void (*each)(const struct design *, const struct cell *,
				   const struct field *, size_t, json_t *),
		      json_t *out)
{
	unsigned int index;
	size_t offset;
	const struct object *object =
		object_at(design, cell->address, &index, &offset);

	for (const struct field *f = object->fields; f->size; f++)
		if (f->offset >= offset &&
		    f->offset + f->size <= offset + cell->size &&
		    !has_parts(object, f))
			each(design, cell, f, f->offset - offset, out);
}

static void part_name(const struct design *design, const struct cell *cell,
		      const struct field *f, size_t at, json_t *out)
{
	(void)design, (void)cell, (void)at;
	json_array_append_new(out, json_string(f->name));
}

static uint64_t value_now; /* of the cell whose parts are told */

static void part_value(const struct design *design, const struct cell *cell,
		       const struct field *f, size_t at, json_t *out)
{
	const volatile char *address = cell->address + at;
	char text[64];

	name_value(text, sizeof(text), design, address, (unsigned int)f->size,
		   cell_extract(cell, value_now, address,
				(unsigned int)f->size));
	json_array_append_new(out, json_string(text));
}

/* The number of the lock whose address @value is, or -1. */
static int lock_at(const struct design *design, uint64_t value)
{
	for (int i = 0; i < MAX_LOCKS && design->memory[i].base; i++)
		if (value == (uintptr_t)design->memory[i].base)
			return i;
	return -1;
}

/* The lock whose flag, "look in the table", is part of the cell; or -1. */
static int flag_in(const struct design *design, const struct cell *cell)
{
	if (!(design->promises & PROMISE_ENTRY))
		return -1;
	for (int i = 0; i < MAX_LOCKS && design->memory[i].base; i++) {
		const volatile char *flag = design_flag(design, i);

		if (flag >= cell->address && flag < cell->address + cell->size)
			return i;
	}
	return -1;
}

/* For each value of the cell: is the flag of @lock up? */
static json_t *flags_to_json(const struct design *design,
			     const struct cell *cell, int lock)
{
	json_t *up = json_array();

	for (unsigned int v = 0; lock >= 0 && v < cell->values; v++) {
		uint64_t flag = cell_extract(cell, cell->value[v],
					     design_flag(design, lock), 1);

		json_array_append_new(
			up, json_boolean(flag == design->table->flag));
	}
	return up;
}

static json_t *cell_to_json(const struct design *design, const struct cell *cell)
{
	json_t *parts = json_array(), *values = json_array(),
	       *locks = json_array();
	int flag = flag_in(design, cell);
	char name[64];

	each_part(design, cell, part_name, parts);
	for (unsigned int v = 0; v < cell->values; v++) {
		json_t *texts = json_array();

		value_now = cell->value[v];
		each_part(design, cell, part_value, texts);
		json_array_append_new(values, texts);
		json_array_append_new(
			locks, json_integer(lock_at(design, cell->value[v])));
	}
	name_place(name, sizeof(name), design, cell->address, 0);
	return json_pack("{s:s, s:i, s:b, s:o, s:o, s:o, s:i, s:o}", "name",
			 name, "owner", cell->owner, "key", cell->key, "parts",
			 parts, "values", values, "locks", locks, "flag", flag,
			 "up", flags_to_json(design, cell, flag));
}

void ask_to_text(char *out, size_t size, const struct design *design,
		 const struct request *r)
{
	char place[48] = "", a[48] = "", b[48] = "";

	if (r->size) {
		name_place(place, sizeof(place), design, r->addr, r->size);
		name_value(a, sizeof(a), design, r->addr, r->size, r->a);
		name_value(b, sizeof(b), design, r->addr, r->size, r->b);
	}
	switch (r->op) {
	case OP_STORE:
		snprintf(out, size, "%s = %s", place, a);
		break;
	case OP_XCHG:
		snprintf(out, size, "%s: ? -> %s", place, a);
		break;
	case OP_CAS:
		snprintf(out, size, "%s: %s -> %s", place, a, b);
		break;
	case OP_WAIT:
		snprintf(out, size, "halt if %s is %s", place, a);
		break;
	case OP_KICK:
		snprintf(out, size, "vCPU %u", (unsigned int)r->a);
		break;
	case OP_RELAX:
		snprintf(out, size, "until something it read changes");
		break;
	case OP_SPIN:
		snprintf(out, size, "until something changes, or patience ends");
		break;
	case OP_FENCE:
		snprintf(out, size, "memory barrier");
		break;
	case OP_BUG:
		snprintf(out, size, "%s", (const char *)(uintptr_t)r->a);
		break;
	default:
		snprintf(out, size, "%s", place);
		break;
	}
}

/* [value, next, value afterwards, op, text, flags]; flags: 1 doorway, 2 key,
 * 4 odd */
static json_t *edge_to_json(const struct space *space, const struct local *l,
			    unsigned int value)
{
	const struct edge *edge = &l->edge[value];
	struct effect effect = { .before = value };
	struct trace_step told = { 0 };

	if (l->cell >= 0) {
		const struct cell *cell = &space->cells.cell[l->cell];

		effect = sc_access(&l->request,
				   cell_extract(cell, cell->value[value],
						l->request.addr,
						l->request.size));
	}
	trace_tell(&told, space->design, &l->request, effect);
	if (l->halted)
		trace_tell_wake(&told, RUN);
	return json_pack("[i, i, i, s, s, i]", (int)value, (int)edge->next,
			 (int)edge->value, told.op, told.text,
			 edge->doorway | edge->key << 1 | edge->odd << 2);
}

static json_t *watch_to_json(const struct space *space, const struct watch *w)
{
	const struct cell *cell = &space->cells.cell[w->cell];
	json_t *same = json_array();

	for (unsigned int v = 0; v < cell->values; v++)
		if (cell_extract(cell, cell->value[v], w->address, w->size) ==
		    w->value)
			json_array_append_new(same, json_integer((int)v));
	return json_pack("[i, o]", w->cell, same);
}

static json_t *local_to_json(const struct space *space, const struct local *l)
{
	const struct request *r = &l->request;
	json_t *watches = json_array(), *edges = json_array(), *json;
	bool waits = r->op == OP_RELAX || r->op == OP_SPIN;
	char ask[160];

	if (waits && !l->blind)
		for (unsigned int i = 0; i < l->watches; i++)
			json_array_append_new(watches,
					      watch_to_json(space,
							    &l->watch[i]));
	for (unsigned int v = 0; v < l->edges; v++)
		if (l->edge[v].known)
			json_array_append_new(edges,
					      edge_to_json(space, l, v));
	ask_to_text(ask, sizeof(ask), space->design, r);
	json = json_pack("{s:s, s:s, s:i, s:i, s:o, s:o}", "op",
			 l->halted ? "HALTED" :
				   op_name(r, (struct effect){ .before = r->a }), "ask",
			 l->halted ? "asleep" : ask, "cell", l->cell, "lock",
			 l->lock, "watch", watches, "edges", edges);
	if (r->file)
		json_object_set_new(json, "at",
				    json_pack("[s, i, s]", r->file,
					      (int)r->line, r->function));
	if (l->inside)
		json_object_set_new(json, "inside", json_true());
	if (l->leaving)
		json_object_set_new(json, "leaving", json_true());
	if (l->private)
		json_object_set_new(json, "private", json_true());
	if (l->ledger.inserted)
		json_object_set_new(json, "inserted", json_true());
	if (l->ledger.dropping)
		json_object_set_new(json, "dropping", json_true());
	if (l->wild)
		json_object_set_new(json, "wild", json_true());
	if (l->fault)
		json_object_set_new(json, "plain", json_true());
	if (r->op == OP_KICK)
		json_object_set_new(json, "kick", json_integer((int)r->a));
	return json;
}

static json_t *strategy_to_json(const struct space *space, unsigned int context)
{
	const struct strategy *s = &space->strategy[context];
	json_t *local = json_array();

	for (unsigned int i = 0; i < s->count; i++)
		json_array_append_new(local, local_to_json(space, s->local[i]));
	return json_pack("{s:i, s:b, s:o}", "cpu", (int)s->context->cpu,
			 "interrupt", s->context->interrupt, "local", local);
}

/* For search_options.inspect. */
static void collect(struct space *space, void *arg)
{
	json_t *json = arg, *cells = json_array(), *contexts = json_array();

	for (unsigned int c = 0; c < space->cells.count; c++)
		json_array_append_new(cells,
				      cell_to_json(space->design,
						   &space->cells.cell[c]));
	for (unsigned int i = 0; i < space->contexts; i++)
		json_array_append_new(contexts, strategy_to_json(space, i));
	json_object_set_new(json, "cells", cells);
	json_object_set_new(json, "contexts", contexts);
}

json_t *tries_to_json(const struct design *design,
		      const struct scenario *scenario, uint32_t max_states)
{
	struct scenario lenient = *scenario;
	struct outcome outcome;
	json_t *json = json_object();
	const struct search_options options = { .max_states = max_states,
						.no_renaming = true,
						.inspect = collect,
						.inspect_arg = json };

	lenient.ignored = ALL_PROPERTIES;
	explore(design, &lenient, &options, &outcome);
	json_object_update_new(
		json,
		json_pack("{s:s, s:s, s:s, s:s, s:i, s:s, s:b, s:i, s:b, s:b, "
			  "s:i, s:b, s:b, s:o}",
			  "format", "lostkick-tries-1", "design", design->name,
			  "about", design->about, "scenario", scenario->name,
			  "cpus", (int)scenario->cpus, "model", "sc",
			  "complete", outcome.verdict == HOLDS, "states",
			  (int)outcome.states, "spurious", scenario->spurious,
			  "fifo", (design->promises & PROMISE_FIFO) != 0,
			  "overtakes", (int)design->overtakes, "table",
			  (design->promises & PROMISE_TABLE) != 0, "entry",
			  (design->promises & PROMISE_ENTRY) != 0, "ignored",
			  ignored_to_json(scenario->ignored)));
	outcome_free(&outcome);
	return json;
}

bool tries_write(const struct design *design, const struct scenario *scenario,
		 uint32_t max_states, FILE *out)
{
	json_t *json = tries_to_json(design, scenario, max_states);
	bool good = json_dumpf(json, out, JSON_COMPACT) == 0 &&
		    fputc('\n', out) != EOF && fflush(out) == 0;

	json_decref(json);
	return good;
}
