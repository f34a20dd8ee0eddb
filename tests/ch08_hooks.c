/* Tangled from lit/08-hooks.nw; edit that file, not this one. */
/**
 * @file ch08_hooks.c
 * @brief Halting and kicking: the contract, and two ways to get it wrong.
 */
#include <pthread.h>
#include <time.h>

#include "suite.h"
#include "designs.h"
#include "machine/hypervisor.h"
#include "stress.h"

START_TEST(signing_after_the_sleep_loses_the_kick)
{
	must_fail("sleep_then_sign", "one-lock", 2, LOST_KICK, 6,
		  "sleep-then-sign");
}
END_TEST

START_TEST(one_place_for_two_sleepers_loses_a_kick)
{
	must_hold("sign_then_sleep", "one-lock", 2, "sign-then-sleep-2");
	must_fail("sign_then_sleep", "one-lock", 3, LOST_KICK, 15,
		  "sign-then-sleep-3");
}
END_TEST

START_TEST(who_takes_a_wake_up_for_the_lock_meets_another)
{
	must_fail("wake_is_mine", "spurious", 4, EXCLUSION, 5, NULL);
	must_fail("wake_is_mine", "interrupt", 3, EXCLUSION, 5,
		  "wake-is-mine-interrupt");
}
END_TEST

START_TEST(c18_wait_returns_if_the_byte_has_changed)
{
	uint8_t byte = 1;

	native_cpu = 0;
	pv_wait(&byte, 3); /* would sleep for ever */
}
END_TEST

START_TEST(c18_a_kick_before_the_wait_is_kept)
{
	uint8_t byte = 3;

	native_cpu = 0;
	pv_kick(0);
	pv_kick(0); /* two are as good as one */
	pv_wait(&byte, 3);
}
END_TEST

static uint8_t sleep_while_three = 3;
static int awake;

static void *sleeper(void *arg)
{
	(void)arg;
	native_cpu = 1;
	while (READ_ONCE(sleep_while_three) == 3)
		pv_wait(&sleep_while_three, 3);
	WRITE_ONCE(awake, 1);
	return NULL;
}

START_TEST(a_kick_wakes_the_sleeper)
{
	const struct timespec nap = { .tv_nsec = 20000000 };
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL, sleeper, NULL), 0);
	nanosleep(&nap, NULL);
	ck_assert_int_eq(READ_ONCE(awake), 0);
	WRITE_ONCE(sleep_while_three, 0);
	pv_kick(1);
	pthread_join(thread, NULL);
	ck_assert_int_eq(awake, 1);
}
END_TEST

START_TEST(paravirt_lock_holds_on_one_lock)
{
	struct outcome o = must_hold("merged", "one-lock", 3, "pv-one-lock-3");

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
	must_hold("merged", "one-lock", 2, "pv-one-lock-2");
}
END_TEST

START_TEST(c22_unlock_costs_one_access)
{
	const struct search_options counting = { .counting = true };
	struct scenario alone;
	struct outcome native, paravirt;

	ck_assert(scenario_make(&alone, "one-lock", 1));
	explore(explored_design_named("qspinlock"), &alone, &counting, &native);
	explore(explored_design_named("merged"), &alone, &counting, &paravirt);
	ck_assert_uint_eq(native.dropping.lines, 1);
	ck_assert_uint_eq(native.dropping.rmws, 0);
	ck_assert_uint_eq(paravirt.dropping.lines, 1);
	ck_assert_uint_eq(paravirt.dropping.rmws, 1);
	ck_assert_uint_eq(paravirt.taking.lines, 1);
	ck_assert_uint_eq(paravirt.taking.rmws, 1);
}
END_TEST

SUITE("08 The paravirt hooks", signing_after_the_sleep_loses_the_kick,
      one_place_for_two_sleepers_loses_a_kick,
      who_takes_a_wake_up_for_the_lock_meets_another,
      c18_wait_returns_if_the_byte_has_changed, c18_a_kick_before_the_wait_is_kept,
      a_kick_wakes_the_sleeper, paravirt_lock_holds_on_one_lock,
      c22_unlock_costs_one_access)
