/* Tangled from lit/02-every-schedule.nw; edit that file, not this one. */
/**
 * @file locks/flag.c
 * @brief BROKEN. A lock that looks first and leaps later.
 */
#include "machine/cpu.h"
#include "machine/design.h"

static SHARED uint8_t flags[NR_LOCKS];

static void lock(unsigned int which)
{
	smp_cond_load_acquire(&flags[which], !VAL);
	WRITE_ONCE(flags[which], 1);
}

static void unlock(unsigned int which)
{
	smp_store_release(&flags[which], 0);
}

static const struct field flag_fields[] = { { "", 0, 1, NULL }, { 0 } };

static const struct object memory[] = {
	{ "A", &flags[0], 1, 1, flag_fields, 0 },
	{ "B", &flags[1], 1, 1, flag_fields, 0 },
	{ 0 }
};

const struct design BACK_END(flag) = {
	.name = "flag",
	.about = "BROKEN: looks whether the flag is down, then raises it",
	.lock = lock,
	.unlock = unlock,
	.memory = memory,
};
