/* Tangled from lit/70-demands.nw; edit that file, not this one. */
/**
 * @file judge/demands.c
 * @brief What a run demands beyond the properties.
 */
#include "judge/demands.h"

#include <stdio.h>
#include <stdlib.h>

#include "judge/kinds.h"

/* Does the code in @local, of @cpu, wait for an object of another number? */
static bool waits_far(const struct design *design, const struct local *local,
		      unsigned int cpu, char *place, size_t room)
{
	unsigned int index;
	size_t offset;

	if (local->request.op != OP_RELAX)
		return false;
	for (unsigned int n = 0; n < local->watches; n++) {
		const struct object *object = object_at(
			design, local->watch[n].address, &index, &offset);

		if (object && object->count > 1 && index == cpu)
			continue;
		name_place(place, room, design, local->watch[n].address,
			   local->watch[n].size);
		return true;
	}
	return false;
}

static void look_for_far_waits(struct space *space, unsigned int context,
			       struct waiting *w)
{
	const struct strategy *s = &space->strategy[context];
	unsigned int cpu = space->context[context].cpu;
	char place[60];

	for (unsigned int i = 0; i < s->count && !w->found; i++) {
		w->found = waits_far(space->design, s->local[i], cpu, place,
				     sizeof(place));
		if (w->found)
			snprintf(w->why, sizeof(w->why),
				 "CPU%u waits for %s, which is not its own",
				 cpu, place);
	}
}

static bool in_lock(const struct local *local)
{
	return local->request.op != OP_END && local->lock >= 0 &&
	       !local->inside && !local->ledger.dropping;
}

static bool tries(const struct local *local)
{
	enum machine_op op = local->request.op;

	return local->cell >= 0 && (op == OP_XCHG || op == OP_CAS ||
				    op == OP_OR || op == OP_ADD);
}

/* Would the answer number @value be news, for who has left number @left there? */
static bool is_news(const struct cell *cell, const struct request *r,
		    unsigned int value, unsigned int left)
{
	return r->op == OP_LOAD &&
	       cell_extract(cell, cell->value[value], r->addr, r->size) !=
		       cell_extract(cell, cell->value[left], r->addr, r->size);
}

/* The first try on @cell that can be reached from the local state @from, without
 * news of what was left there; NULL if there is none. */
static const struct local *tries_again(const struct strategy *s,
				       const struct cell *cell, uint16_t from,
				       unsigned int left)
{
	uint16_t *ahead = malloc(s->count * sizeof(*ahead));
	bool *seen = calloc(s->count, sizeof(*seen));
	const struct local *found = NULL;
	unsigned int waiting = 0;

	if (!ahead || !seen)
		abort();
	ahead[waiting++] = from;
	seen[from] = true;
	while (waiting > 0 && !found) {
		const struct local *here = s->local[ahead[--waiting]];
		bool same = here->cell >= 0 &&
			    &s->cells->cell[here->cell] == cell;

		if (!in_lock(here))
			continue;
		if (same && tries(here))
			found = here;
		for (unsigned int v = 0; v < here->edges; v++) {
			const struct edge *edge = &here->edge[v];

			if (!edge->known || seen[edge->next] ||
			    (same && is_news(cell, &here->request, v, left)))
				continue;
			seen[edge->next] = true;
			ahead[waiting++] = edge->next;
		}
	}
	free(ahead);
	free(seen);
	return found;
}

static void look_for_blind_tries(struct space *space, unsigned int context,
				 struct waiting *w)
{
	const struct strategy *s = &space->strategy[context];

	for (unsigned int i = 0; i < s->count; i++) {
		const struct local *local = s->local[i], *again = NULL;
		char place[60];

		if (!in_lock(local) || !tries(local))
			continue;
		for (unsigned int v = 0; v < local->edges && !again; v++)
			if (local->edge[v].known)
				again = tries_again(
					s, &s->cells->cell[local->cell],
					local->edge[v].next,
					local->edge[v].value);
		if (!again)
			continue;
		w->found = true;
		name_place(place, sizeof(place), space->design,
			   again->request.addr, again->request.size);
		snprintf(w->why, sizeof(w->why),
			 "lock() tries %s again, in line %u of %s, before a look "
			 "has seen it change",
			 place, again->request.line, again->request.file);
		return;
	}
}

void waiting_inspect(struct space *space, void *waiting)
{
	struct waiting *w = waiting;

	for (unsigned int n = 0; n < space->contexts && !w->found; n++) {
		if (w->run->local)
			look_for_far_waits(space, n, w);
		if (w->run->by_reading && !w->found)
			look_for_blind_tries(space, n, w);
	}
}

void check_demands(const struct waiting *waiting, struct part *part)
{
	const struct run *run = waiting->run;
	const struct outcome *o = &part->outcome;

	part_met(part);
	if (run->halts && o->halts == 0)
		part_failed(part, MISSES_DEMAND, "no vCPU ever halts");
	else if (run->kicks && o->kicks == 0)
		part_failed(part, MISSES_DEMAND, "no vCPU is ever kicked");
	else if (waiting->found)
		part_failed(part, MISSES_DEMAND, "%s", waiting->why);
	else if (run->max_rmws && o->taking.rmws > run->max_rmws)
		part_failed(part, MISSES_DEMAND,
			    "lock() makes %u atomic read-modify-writes; at most "
			    "%u are asked for", o->taking.rmws, run->max_rmws);
	else if (run->max_lines && o->taking.lines > run->max_lines)
		part_failed(part, MISSES_DEMAND,
			    "lock() touches %u cache lines; at most %u are asked "
			    "for", o->taking.lines, run->max_lines);
}
