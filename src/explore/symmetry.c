/* Tangled from lit/88-symmetry.nw; edit that file, not this one. */
/**
 * @file explore/symmetry.c
 * @brief States that differ only in which of several like CPUs is which.
 */
#include "explore/symmetry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *zeroed(size_t count, size_t size)
{
	void *p = calloc(count, size);

	if (!p) {
		perror("lostkick: symmetry");
		exit(75);
	}
	return p;
}

static void add_swap(struct symmetry *s, unsigned int a, unsigned int b)
{
	struct swap *swap = &s->swap[s->swaps++];

	swap->a = a;
	swap->b = b;
	for (unsigned int i = 0; i < s->space->contexts; i++)
		swap->local[i] = zeroed(MAX_LOCAL_STATES, sizeof(uint16_t));
	swap->value = zeroed(MAX_CELLS, sizeof(*swap->value));
}

void symmetry_free(struct symmetry *s)
{
	for (unsigned int n = 0; n < s->swaps; n++) {
		for (unsigned int i = 0; i < s->space->contexts; i++)
			free(s->swap[n].local[i]);
		free(s->swap[n].value);
	}
	s->swaps = 0;
	s->renamings = 1;
}

static bool like_plans(const struct plan *a, const struct plan *b)
{
	return a->turns == b->turns && a->lock == b->lock &&
	       a->interrupt < 0 && b->interrupt < 0;
}

void symmetry_init(struct symmetry *s, struct space *space)
{
	const struct scenario *scenario = space->scenario;

	memset(s, 0, sizeof(*s));
	s->space = space;
	s->renamings = 1;
	for (unsigned int b = 0; b < scenario->cpus; b++) {
		unsigned int group = 1;

		for (unsigned int a = 0; a < b; a++) {
			if (!like_plans(&scenario->cpu[a], &scenario->cpu[b]))
				continue;
			add_swap(s, a, b);
			group++;
		}
		s->renamings *= group;
	}
}

static unsigned int other_cpu(const struct swap *swap, unsigned int cpu)
{
	return cpu == swap->a ? swap->b : cpu == swap->b ? swap->a : cpu;
}

/* The first contexts are one a CPU; the others are interrupts, on CPUs that
 * are like no other. */
static unsigned int other_context(const struct symmetry *s,
				  const struct swap *swap, unsigned int i)
{
	return i < s->space->scenario->cpus ? other_cpu(swap, i) : i;
}

/* One way; both ways is for the caller. */
static bool pair_cell(const struct symmetry *s, struct swap *swap, int from,
		      int to)
{
	const struct cell *a = &s->space->cells.cell[from],
			  *b = &s->space->cells.cell[to];

	if (swap->cell[from])
		return swap->cell[from] == to + 1;
	swap->cell[from] = (uint8_t)(to + 1);
	swap->value[from][0] = 1; /* both begin with their first value */
	return a->size == b->size && a->key == b->key;
}

static bool pair_cells(const struct symmetry *s, struct swap *swap, int a,
		       int b)
{
	if (a < 0 || b < 0)
		return a == b;
	return pair_cell(s, swap, a, b) && pair_cell(s, swap, b, a);
}

static bool like_ledgers(const struct ledger *a, const struct ledger *b)
{
	return a->inserted == b->inserted && a->dropping == b->dropping &&
	       a->probes == b->probes && a->rmws == b->rmws;
}

static bool like_requests(const struct swap *swap, const struct request *a,
			  const struct request *b)
{
	if (a->op == OP_KICK && b->a != other_cpu(swap, (unsigned int)a->a))
		return false;
	return a->op == b->op && a->size == b->size && a->line == b->line;
}

static bool like_locals(const struct swap *swap, const struct local *a,
			const struct local *b)
{
	return like_requests(swap, &a->request, &b->request) &&
	       a->halted == b->halted && a->inside == b->inside &&
	       a->leaving == b->leaving && a->private == b->private &&
	       a->wild == b->wild && !a->fault == !b->fault &&
	       a->blind == b->blind && a->lock == b->lock &&
	       a->watches == b->watches &&
	       like_ledgers(&a->ledger, &b->ledger);
}

/* Local state @from of context @i becomes @to of its counterpart. */
static bool pair_locals(const struct symmetry *s, struct swap *swap,
			unsigned int i, uint16_t from, uint16_t to)
{
	const struct local *a = s->space->strategy[i].local[from];
	unsigned int other = other_context(s, swap, i);
	const struct local *b = s->space->strategy[other].local[to];
	uint16_t *known = &swap->local[i][from];

	if (*known)
		return *known == to + 1;
	*known = (uint16_t)(to + 1);
	return like_locals(swap, a, b) &&
	       pair_cells(s, swap, a->cell, b->cell);
}

static bool like_edges(const struct design *design, const struct edge *a,
		       const struct edge *b)
{
	return a->doorway == b->doorway && a->key == b->key &&
	       a->matches == b->matches &&
	       (a->odd == b->odd || !(design->promises & PROMISE_ENTRY));
}

/* Pair an edge with what the counterpart of its context does. */
static enum taken pair_edge(struct symmetry *s, struct swap *swap,
			    struct journal_entry e)
{
	struct strategy *mine = &s->space->strategy[e.strategy];
	unsigned int i = other_context(s, swap, e.strategy);
	const struct local *l = mine->local[e.from];
	struct edge edge = l->edge[e.value];
	int cell = l->halted ? -1 : l->cell;
	unsigned int value = cell < 0 ? e.value
				      : swap->value[cell][e.value] - 1u;
	const struct edge *other =
		strategy_edge(&s->space->strategy[i],
			      (uint16_t)(swap->local[e.strategy][e.from] - 1),
			      value);

	if (!other) {
		snprintf(s->space->detail, sizeof(s->space->detail), "%s",
			 s->space->strategy[i].trouble);
		return TROUBLE;
	}
	if (!like_edges(s->space->design, &edge, other) ||
	    !pair_locals(s, swap, e.strategy, edge.next, other->next))
		return UNLIKE;
	if (cell >= 0) {
		uint8_t *known = &swap->value[cell][edge.value];

		if (*known && *known != other->value + 1)
			return UNLIKE;
		*known = (uint8_t)(other->value + 1);
	}
	return FINE;
}

static bool pair_starts(struct symmetry *s)
{
	for (unsigned int n = 0; n < s->swaps; n++)
		for (unsigned int i = 0; i < s->space->contexts; i++)
			if (!pair_locals(s, &s->swap[n], i, 0, 0))
				return false;
	return true;
}

enum taken symmetry_learn(struct symmetry *s)
{
	const struct journal *journal = &s->space->journal;

	if (s->learned == 0 && !pair_starts(s))
		return UNLIKE;
	for (; s->learned < journal->count; s->learned++) {
		for (unsigned int n = 0; n < s->swaps; n++) {
			enum taken taken = pair_edge(
				s, &s->swap[n], journal->entry[s->learned]);

			if (taken != FINE)
				return taken;
		}
	}
	return space_out_of_room(s->space) ? STUCK_FOR_ROOM : FINE;
}

/* Does a value that looks the same to @a always become one that does to @b? */
static bool like_watches(const struct symmetry *s, const struct swap *swap,
			 const struct watch *a, const struct watch *b)
{
	const struct cell *mine = &s->space->cells.cell[a->cell],
			  *other = &s->space->cells.cell[b->cell];

	if (swap->cell[a->cell] != b->cell + 1)
		return false;
	for (unsigned int v = 0; v < mine->values; v++) {
		unsigned int to = swap->value[a->cell][v];

		if (to && (cell_extract(mine, mine->value[v], a->address,
					a->size) == a->value) !=
				  (cell_extract(other, other->value[to - 1],
						b->address,
						b->size) == b->value))
			return false;
	}
	return true;
}

static bool like_waits(const struct symmetry *s, const struct swap *swap,
		       unsigned int i)
{
	const struct strategy *mine = &s->space->strategy[i],
			      *other = &s->space->strategy[other_context(
				      s, swap, i)];

	for (unsigned int from = 0; from < mine->count; from++) {
		unsigned int to = swap->local[i][from];

		for (unsigned int w = 0; to && w < mine->local[from]->watches;
		     w++)
			if (!like_watches(s, swap,
					  &mine->local[from]->watch[w],
					  &other->local[to - 1]->watch[w]))
				return false;
	}
	return true;
}

/* What the properties see of a value: a key, or the flag of a lock. */
static uint64_t seen_of(const struct symmetry *s, const struct cell *cell,
			uint64_t value)
{
	const struct design *design = s->space->design;

	if (cell->key)
		return value;
	for (int i = 0;
	     design->table && i < MAX_LOCKS && design->memory[i].base; i++) {
		const volatile char *flag = design_flag(design, i);

		if (flag >= cell->address && flag < cell->address + cell->size)
			return cell_extract(cell, value, flag, 1);
	}
	return 0;
}

static bool like_values(const struct symmetry *s, const struct swap *swap,
			unsigned int c)
{
	const struct cell *mine = &s->space->cells.cell[c], *other;

	if (!swap->cell[c])
		return true;
	other = &s->space->cells.cell[swap->cell[c] - 1];
	for (unsigned int v = 0; v < mine->values; v++) {
		unsigned int to = swap->value[c][v];

		if (to && seen_of(s, mine, mine->value[v]) !=
				  seen_of(s, other, other->value[to - 1]))
			return false;
	}
	return true;
}

bool symmetry_confirm(const struct symmetry *s)
{
	for (unsigned int n = 0; n < s->swaps; n++) {
		for (unsigned int i = 0; i < s->space->contexts; i++)
			if (!like_waits(s, &s->swap[n], i))
				return false;
		for (unsigned int c = 0; c < s->space->cells.count; c++)
			if (!like_values(s, &s->swap[n], c))
				return false;
	}
	return true;
}

static unsigned int other_bits(const struct swap *swap, unsigned int bits)
{
	unsigned int a = bits >> swap->a & 1, b = bits >> swap->b & 1;

	return (bits & ~(1u << swap->a | 1u << swap->b)) | a << swap->b |
	       b << swap->a;
}

static uint16_t other_local(const struct symmetry *s, const struct swap *swap,
			    const uint8_t *row, unsigned int i)
{
	unsigned int other = other_context(s, swap, i);

	return (uint16_t)(swap->local[other][space_local_of(row, other)] - 1);
}

/* Write the counterpart of @row to @out. */
static void swap_row(const struct symmetry *s, const struct swap *swap,
		     const uint8_t *row, uint8_t *out)
{
	const struct space *space = s->space;
	const uint8_t *cell = row + space->cells_at;

	memcpy(out, row, space->stride);
	for (unsigned int i = 0; i < space->contexts; i++)
		space_set_local(out, i, other_local(s, swap, row, i));
	out[space->kicked_at] =
		(uint8_t)other_bits(swap, row[space->kicked_at]);
	out[space->woken_at] = (uint8_t)other_bits(swap, row[space->woken_at]);
	for (size_t at = space->place_at; at < space->cells_at;
	     at += space->contexts) {
		out[at + swap->a] = row[at + swap->b];
		out[at + swap->b] = row[at + swap->a];
	}
	for (unsigned int c = 0; c < space->cells.count; c++)
		out[space->cells_at + swap->cell[c] - 1] =
			(uint8_t)(swap->value[c][cell[c]] - 1);
}

/* Is the counterpart of @row smaller? If it is, or may be, it is in @out. */
static bool is_smaller(const struct symmetry *s, const struct swap *swap,
		       const uint8_t *row, uint8_t *out)
{
	for (unsigned int i = 0; i < s->space->contexts; i++) {
		uint16_t now = space_local_of(row, i),
			 then = other_local(s, swap, row, i);

		if (then > now)
			return false;
		if (then < now) {
			swap_row(s, swap, row, out);
			return true;
		}
	}
	swap_row(s, swap, row, out);
	return memcmp(out, row, s->space->stride) < 0;
}

void symmetry_rename(const struct symmetry *s, uint8_t *row)
{
	uint8_t out[MAX_ROW];

	for (unsigned int n = 0; n < s->swaps;) {
		if (is_smaller(s, &s->swap[n], row, out)) {
			memcpy(row, out, s->space->stride);
			n = 0;
		} else {
			n++;
		}
	}
}
