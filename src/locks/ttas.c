/* Tangled from lit/03-spinning.nw; edit that file, not this one. */
/**
 * @file locks/ttas.c
 * @brief Test, then test-and-set: waiters only look.
 */
#include "machine/cpu.h"
#include "machine/design.h"

static SHARED uint8_t held[NR_LOCKS];

static void lock(unsigned int which)
{
	while (xchg_acquire(&held[which], 1))
		smp_cond_load_acquire(&held[which], !VAL);
}

static void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}

static const struct field held_field[] = { { "", 0, 1, NULL }, { 0 } };

static const struct object memory[] = {
	{ "A", &held[0], 1, 1, held_field, 0 },
	{ "B", &held[1], 1, 1, held_field, 0 },
	{ 0 }
};

const struct design BACK_END(ttas) = {
	.name = "ttas",
	.about = "test-and-set, with waiters that only look: correct, unfair",
	.lock = lock,
	.unlock = unlock,
	.memory = memory,
};
