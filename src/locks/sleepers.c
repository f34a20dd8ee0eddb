/* Tangled from lit/08-hooks.nw; edit that file, not this one. */
/**
 * @file locks/sleepers.c
 * @brief BROKEN. Three locks that sleep, and what goes wrong.
 */
#include "machine/design.h"
#include "machine/hypervisor.h"

static SHARED uint8_t held[NR_LOCKS];
static SHARED uint32_t sleeper[NR_LOCKS]; /* its CPU plus 1; 0: nobody */

static void sleep_then_sign(unsigned int which)
{
	while (xchg_acquire(&held[which], 1)) {
		pv_wait(&held[which], 1);
		WRITE_ONCE(sleeper[which], smp_processor_id() + 1);
	}
}

static void sign_then_sleep(unsigned int which)
{
	while (xchg_acquire(&held[which], 1)) {
		WRITE_ONCE(sleeper[which], smp_processor_id() + 1);
		pv_wait(&held[which], 1);
	}
}

static void unlock_and_kick(unsigned int which)
{
	uint32_t who;

	smp_store_release(&held[which], 0);
	smp_mb(); /* the byte before the name; pairs with pv_wait */
	who = READ_ONCE(sleeper[which]);
	if (who)
		pv_kick(who - 1);
}

static void wake_is_mine(unsigned int which)
{
	if (!xchg_acquire(&held[which], 1))
		return;
	WRITE_ONCE(sleeper[which], smp_processor_id() + 1);
	pv_wait(&held[which], 1);
}

static void hand_over(unsigned int which)
{
	uint32_t who = xchg(&sleeper[which], 0);

	if (who)
		pv_kick(who - 1);
	else
		smp_store_release(&held[which], 0);
}

static const struct field byte_field[] = { { "", 0, 1, NULL }, { 0 } };
static const struct field word_field[] = { { "", 0, 4, NULL }, { 0 } };

static const struct object memory[] = { { "A", &held[0], 1, 1, byte_field, 0 },
					{ "B", &held[1], 1, 1, byte_field, 0 },
					{ "sleeper[%u]", sleeper, 4, NR_LOCKS,
					  word_field, 0 },
					{ 0 } };

const struct design BACK_END(sleep_then_sign) = {
	.name = "sleep_then_sign",
	.about = "BROKEN: tells who sleeps only after it has slept",
	.lock = sleep_then_sign,
	.unlock = unlock_and_kick,
	.memory = memory,
};

const struct design BACK_END(sign_then_sleep) = {
	.name = "sign_then_sleep",
	.about = "BROKEN: one place for the names of all who sleep",
	.lock = sign_then_sleep,
	.unlock = unlock_and_kick,
	.memory = memory,
};

const struct design BACK_END(wake_is_mine) = {
	.name = "wake_is_mine",
	.about = "BROKEN: takes a return from pv_wait for the lock",
	.lock = wake_is_mine,
	.unlock = hand_over,
	.memory = memory,
};
