/* Tangled from lit/04-mcs.nw; edit that file, not this one. */
/**
 * @file ch04_mcs.c
 * @brief The MCS lock, its unlock window, and its nodes.
 */
#include "suite.h"

START_TEST(mcs_is_fifo)
{
	must_hold("mcs", "one-lock", 3, "mcs-3");
	must_hold("mcs", "one-lock", 4, "mcs-4");
	must_hold("mcs", "twice", 3, "mcs-twice");
}
END_TEST

START_TEST(a_hasty_holder_leaves_a_waiter_behind)
{
	must_fail("mcs_hasty", "one-lock", 2, DEADLOCK, 10, "mcs-hasty");
}
END_TEST

START_TEST(one_node_a_cpu_is_not_enough)
{
	must_fail("mcs", "interrupt", 3, EXCLUSION, 13, "mcs-interrupt");
}
END_TEST

SUITE("04 A queue of spinners", mcs_is_fifo,
      a_hasty_holder_leaves_a_waiter_behind, one_node_a_cpu_is_not_enough)
