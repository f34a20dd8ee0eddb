/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file explore/invariants.c
 * @brief The five invariants of a table whose every search succeeds.
 */
#include "explore/invariants.h"

#include <stdio.h>

/* Does the lock's byte say: look in the table? */
static bool flag_is_up(const struct space *space, const uint8_t *row, int lock)
{
	const volatile char *byte = design_flag(space->design, lock);

	for (unsigned int c = 0; c < space->cells.count; c++) {
		const struct cell *cell = &space->cells.cell[c];

		if (byte >= cell->address && byte < cell->address + cell->size)
			return cell_extract(cell, space_value(space, row, c),
					    byte, 1) ==
			       space->design->table->flag;
	}
	return false;
}

/* Entries for the lock at @base; for any lock, if it is 0. */
static unsigned int count_entries(const struct space *space,
				  const uint8_t *row, uint64_t base)
{
	unsigned int entries = 0;

	for (unsigned int c = 0; c < space->cells.count; c++) {
		uint64_t key = space_value(space, row, c);

		if (space->cells.cell[c].key && key)
			entries += !base || key == base;
	}
	return entries;
}

/* Contexts in lock(), or inside the given lock. */
static unsigned int count_contexts(const struct space *space,
				   const uint8_t *row, int inside_of)
{
	unsigned int count = 0;

	for (unsigned int i = 0; i < space->contexts; i++) {
		const struct local *l = space_local(space, row, i);

		if (inside_of >= 0)
			count += l->inside && l->lock == inside_of;
		else
			count += l->lock >= 0 && !l->inside &&
				 !l->ledger.dropping;
	}
	return count;
}

/* While a holder is inside: if the flag is up, there is one entry. */
static bool entry_is_missing(const struct space *space, const uint8_t *row,
			     int lock)
{
	uint64_t base = (uintptr_t)space->design->memory[lock].base;

	return count_contexts(space, row, lock) &&
	       flag_is_up(space, row, lock) &&
	       count_entries(space, row, base) != 1;
}

/* A CPU has made an entry: does it wait, and is it its first? */
static bool out_of_turn(const struct local *before)
{
	return before->ledger.inserted || before->ledger.dropping;
}

static bool too_many(const struct space *space, const uint8_t *row)
{
	return count_entries(space, row, 0) > count_contexts(space, row, -1);
}

/* The unlocker has taken the entry out: had it released before? */
static bool too_late(const struct space *space, const uint8_t *row,
		     const struct local *before)
{
	return before->ledger.dropping &&
	       !flag_is_up(space, row, before->lock);
}

enum property check_invariants(struct space *space, const uint8_t *row,
			       unsigned int context,
			       const struct local *before,
			       const struct edge *edge, uint64_t old)
{
	const struct local *now = space_local(space, row, context);
	int lock = before->lock >= 0 ? before->lock : now->lock;
	uint64_t base, key;
	enum property broken = NOTHING;

	if (lock < 0)
		return NOTHING;
	base = (uintptr_t)space->design->memory[lock].base;
	key = edge->key ? space_value(space, row, (unsigned int)before->cell)
			: 0;
	if (edge->odd)
		broken = ENTRY_PROBES;
	else if (edge->key && old == base && too_late(space, row, before))
		broken = ENTRY_LATE;
	else if (key == base && out_of_turn(before))
		broken = ENTRY_TURN;
	else if (key == base && too_many(space, row))
		broken = ENTRY_CROWD;
	else if (entry_is_missing(space, row, lock))
		broken = ENTRY_MISSING;
	snprintf(space->detail, sizeof(space->detail), "lock %c, by CPU%u",
		 'A' + lock, space->context[context].cpu);
	return broken;
}
