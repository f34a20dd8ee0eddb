/* Tangled from lit/03-spinning.nw; edit that file, not this one. */
/**
 * @file ch03_spinning.c
 * @brief Spin locks, unfair and fair.
 */
#include "suite.h"

START_TEST(test_and_set_is_unfair)
{
	must_hold("test_and_set", "one-lock", 3, NULL);
	must_fail("busted_unfair", "one-lock", 2, FIFO, 3, "spinning-unfair");
}
END_TEST

START_TEST(ttas_excludes)
{
	must_hold("ttas", "one-lock", 3, "ttas-3");
	must_hold("ttas", "twice", 2, NULL);
}
END_TEST

START_TEST(ticket_is_fifo)
{
	must_hold("ticket", "one-lock", 3, "ticket-3");
	must_hold("ticket", "one-lock", 4, "ticket-4");
}
END_TEST

START_TEST(ticket_runs_over_and_nothing_happens)
{
	must_hold("ticket", "twice", 3, "ticket-twice");
}
END_TEST

START_TEST(two_numbers_are_enough_for_two)
{
	must_hold("ticket_two", "twice", 2, NULL);
	must_come_to("ticket_two", "one-lock", 3, EXCLUSION, 5, "ticket-two");
}
END_TEST

SUITE("03 Spinning", test_and_set_is_unfair, ttas_excludes, ticket_is_fifo,
      ticket_runs_over_and_nothing_happens, two_numbers_are_enough_for_two)
