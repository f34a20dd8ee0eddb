/* Tangled from lit/14-flag-and-bucket.nw; edit that file, not this one. */
/**
 * @file ch14_flag_and_bucket.c
 * @brief Flag first fails, bucket first holds.
 */
#include "suite.h"

START_TEST(c08_a_search_between_flag_and_bucket_misses)
{
	must_come_to("flag_first", "one-lock", 2, BUG_REACHED, 19,
		     "flag-first-bug");
	must_come_to("flag_first", "one-lock", 2, WILD_ACCESS, 20,
		     "flag-first-wild");
}
END_TEST

START_TEST(c08_waiting_for_the_bucket_holds)
{
	must_hold("flag_first_retry", "one-lock", 3, "flag-first-retry");
	must_hold("flag_first_retry", "collide", 4,
		  "flag-first-retry-collide");
}
END_TEST

START_TEST(c10_ordered_is_enough)
{
	must_hold("merged", "one-lock", 3, "hash-first-one-lock");
	must_hold("merged", "collide", 4, "hash-first-collide");
}
END_TEST

START_TEST(c09_the_other_order_is_not)
{
	must_fail("flag_first", "collide", 4, BUG_REACHED, 19, NULL);
	must_fail("flag_first", "interrupt", 3, BUG_REACHED, 19, NULL);
}
END_TEST

SUITE("14 The flag and the bucket", c08_a_search_between_flag_and_bucket_misses,
      c08_waiting_for_the_bucket_holds, c09_the_other_order_is_not,
      c10_ordered_is_enough)
