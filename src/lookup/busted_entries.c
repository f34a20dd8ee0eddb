/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file lookup/busted_entries.c
 * @brief BROKEN on purpose: one lock for each of the five invariants.
 */
#include "machine/cpu.h"
#include "machine/design.h"

enum { HELD = 1, FLAGGED = 3 };

static SHARED uint8_t held[NR_LOCKS];
static SHARED uint8_t *table[2];

static void take(unsigned int which)
{
	while (xchg_acquire(&held[which], HELD))
		cpu_relax();
}

static void take_and_insert(unsigned int which)
{
	take(which);
	if (cmpxchg(&table[0], NULL, &held[which]) != NULL)
		cmpxchg(&table[1], NULL, &held[which]);
}

static void drop(unsigned int which)
{
	smp_store_release(&held[which], 0);
}

/* I1: raises the flag, and has no entry. */
static void flag_only(unsigned int which)
{
	take(which);
	WRITE_ONCE(held[which], FLAGGED);
}

/* I2: inserts, clears, and inserts again. */
static void insert_twice(unsigned int which)
{
	take_and_insert(which);
	WRITE_ONCE(table[0], NULL);
	cmpxchg(&table[0], NULL, &held[which]);
}

/* I3: releases the lock, and then takes the entry out. */
static void drop_then_clear(unsigned int which)
{
	drop(which);
	WRITE_ONCE(table[0], NULL);
}

/* I4: see below; it never clears. */

/* I5: looks at the second bucket first. */
static void find_backwards(unsigned int which)
{
	if (READ_ONCE(table[1]) != &held[which] &&
	    READ_ONCE(table[0]) == &held[which])
		WRITE_ONCE(table[0], NULL);
	drop(which);
}

static const struct field byte_field[] = { { "", 0, 1, NULL }, { 0 } };
static const struct field key_field[] = { { "", 0, 8, NULL }, { 0 } };

static const struct object memory[] = {
	{ "A", &held[0], 1, 1, byte_field, 0 },
	{ "B", &held[1], 1, 1, byte_field, 0 },
	{ "table[%u]", table, 8, 2, key_field, 0 },
	{ 0 }
};

static const struct table_shape shape = { .keys = table,
					  .stride = sizeof(table[0]),
					  .buckets = 2,
					  .flag = FLAGGED };

#define BUSTED(name_, about_, lock_, unlock_)         \
	const struct design BACK_END(name_) = {       \
		.name = #name_,                       \
		.about = "BROKEN on purpose: " about_, \
		.promises = PROMISE_ENTRY,            \
		.lock = lock_,                        \
		.unlock = unlock_,                    \
		.memory = memory,                     \
		.table = &shape,                      \
	}

BUSTED(busted_i1, "raises the flag, and has no entry", flag_only, drop);
BUSTED(busted_i2, "inserts, clears, inserts again", insert_twice, drop);
BUSTED(busted_i3, "releases, then clears", take_and_insert, drop_then_clear);
BUSTED(busted_i4, "never clears", take_and_insert, drop);
BUSTED(busted_i5, "looks in another order than it inserts", take_and_insert,
       find_backwards);
