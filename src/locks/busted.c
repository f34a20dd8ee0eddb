/* Tangled from lit/02-every-schedule.nw; edit that file, not this one. */
/**
 * @file locks/busted.c
 * @brief One lock for each thing that the explorer must find. All but one
 * BROKEN.
 */
#include "machine/cpu.h"
#include "machine/design.h"

static SHARED uint8_t held[NR_LOCKS];
static SHARED uint8_t asked[NR_LOCKS];
static SHARED uint8_t *table[2];

/* The lock they are made from: test-and-set, and correct. */
static void take(uint8_t *byte)
{
	await_begins();
	while (xchg_acquire(byte, 1))
		cpu_relax();
	await_ends();
}

static void drop(uint8_t *byte)
{
	smp_store_release(byte, 0);
}

static void take_held(unsigned int which)
{
	take(&held[which]);
}

static void drop_held(unsigned int which)
{
	drop(&held[which]);
}

/* FIFO: asking is the doorway, but who comes first is luck. */
static void unfair_lock(unsigned int which)
{
	atomic_fetch_or_acquire(1, &asked[which]);
	take(&held[which]);
}

static bool unfair_doorway(const struct request *r, uint64_t answer)
{
	(void)answer;
	return r->op == OP_OR;
}

/* Deadlock: every lock is two bytes, taken in an order that depends on the
 * CPU. */
static void crossed_lock(unsigned int which)
{
	unsigned int first = (which + smp_processor_id()) % 2;

	take(&held[first]);
	take(&held[1 - first]);
}

static void crossed_unlock(unsigned int which)
{
	(void)which;
	drop(&held[0]);
	drop(&held[1]);
}

/* No progress: whoever is asked to hurry never drops the lock. */
static void restless_lock(unsigned int which)
{
	while (xchg_acquire(&held[which], 1))
		WRITE_ONCE(asked[which], 1);
}

static void restless_unlock(unsigned int which)
{
	if (!READ_ONCE(asked[which]))
		drop(&held[which]);
}

/* BUG: swears that nobody else is there. */
static void sure_lock(unsigned int which)
{
	BUG_ON(xchg_acquire(&held[which], 1));
}

/* The table: an entry for a lock while it is held. */
static void leaky_lock(unsigned int which)
{
	take(&held[which]);
	WRITE_ONCE(table[which], &held[which]);
}

static void doubling_lock(unsigned int which)
{
	take(&held[which]);
	WRITE_ONCE(table[0], &held[which]);
	WRITE_ONCE(table[1], &held[which]);
}

static void doubling_unlock(unsigned int which)
{
	WRITE_ONCE(table[0], NULL);
	WRITE_ONCE(table[1], NULL);
	drop(&held[which]);
}

/* Everybody is inside before anybody has taken a step. */
static void absent_lock(unsigned int which)
{
	(void)which;
}

/* A plain access: forgets that the byte is shared. */
static void plain_lock(unsigned int which)
{
	take(&held[which]);
	held[which] = 1;
}

/* A wild access: goes where an empty table entry points. */
static void wild_lock(unsigned int which)
{
	take(&held[which]);
	WRITE_ONCE(*READ_ONCE(table[which]), 1);
}

static const struct field byte_field[] = { { "", 0, 1, NULL }, { 0 } };
static const struct field key_field[] = { { "", 0, 8, NULL }, { 0 } };

static const struct object memory[] = {
	{ "A", &held[0], 1, 1, byte_field, 0 },
	{ "B", &held[1], 1, 1, byte_field, 0 },
	{ "asked[%u]", asked, 1, NR_LOCKS, byte_field, 0 },
	{ "table[%u]", table, 8, 2, key_field, 0 },
	{ 0 }
};

static const struct table_shape shape = { .keys = table,
					  .stride = sizeof(table[0]),
					  .buckets = 2 };

#define BUSTED(name_, about_, lock_, unlock_, ...)                         \
	const struct design BACK_END(                                      \
		busted_##name_) = { .name = "busted_" #name_,              \
				    .about = "BROKEN on purpose: " about_, \
				    .lock = lock_,                         \
				    .unlock = unlock_,                     \
				    .memory = memory,                      \
				    .table = &shape,                       \
				    __VA_ARGS__ }

BUSTED(unfair, "promises FIFO, and is a test-and-set lock", unfair_lock,
       drop_held, .promises = PROMISE_FIFO, .doorway = unfair_doorway);
BUSTED(crossed, "takes two bytes, in an order that depends on the CPU",
       crossed_lock, crossed_unlock);
BUSTED(restless, "is kept by a holder who is asked to hurry", restless_lock,
       restless_unlock);
BUSTED(sure, "swears that it is never contended", sure_lock, drop_held);
BUSTED(leaky, "leaves its entry in the table", leaky_lock, drop_held,
       .promises = PROMISE_TABLE);
BUSTED(doubling, "makes two entries", doubling_lock, doubling_unlock,
       .promises = PROMISE_TABLE);
BUSTED(sweeping, "clears the whole table when it is dropped", leaky_lock,
       doubling_unlock, .promises = PROMISE_TABLE);
BUSTED(absent, "asks nothing, and waits for nobody", absent_lock, absent_lock);
BUSTED(plain, "writes its byte with a plain store", plain_lock, drop_held);
BUSTED(wild, "follows a pointer without a look at it", wild_lock, drop_held);
const struct design BACK_END(test_and_set) = {
	.name = "test_and_set",
	.about = "one byte, taken by an exchange: correct, and unfair",
	.lock = take_held,
	.unlock = drop_held,
	.memory = memory,
};
