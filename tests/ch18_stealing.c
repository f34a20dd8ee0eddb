/* Tangled from lit/18-stealing.nw; edit that file, not this one. */
/**
 * @file ch18_stealing.c
 * @brief Newcomers may steal, within bounds.
 */
#include "suite.h"

START_TEST(stealing_loses_no_kick)
{
	struct outcome o =
		must_hold("hybrid", "one-lock", 3, "hybrid-one-lock");

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
	must_hold("hybrid", "collide", 4, "hybrid-collide");
	must_hold("hybrid", "interrupt", 3, "hybrid-interrupt");
	must_hold("hybrid", "spurious", 4, "hybrid-spurious");
}
END_TEST

START_TEST(in_fair_mode_each_other_cpu_comes_first_once)
{
	must_hold("fair_mode", "greedy", 3, "fair-mode");
	must_fail("fair_mode_once", "greedy", 3, FIFO, 33,
		  "fair-mode-once");
}
END_TEST

START_TEST(without_fair_mode_there_is_no_bound)
{
	must_fail("always_steal", "greedy", 3, FIFO, 65, "always-steal");
}
END_TEST

START_TEST(threads_may_steal)
{
	must_survive("hybrid", HOMES_SAME, 20000);
}
END_TEST

SUITE("18 Stealing", stealing_loses_no_kick,
      in_fair_mode_each_other_cpu_comes_first_once,
      without_fair_mode_there_is_no_bound, threads_may_steal)
