/* Tangled from lit/17-kick-at-unlock.nw; edit that file, not this one. */
/**
 * @file ch17_kick_at_unlock.c
 * @brief The holder hashes for its successor.
 */
#include "suite.h"

START_TEST(c13_flag_before_bucket_is_right_when_the_holder_hashes)
{
	struct outcome o = must_hold("holder_hashes", "one-lock", 3,
				     "holder-one-lock");

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
	must_hold("holder_hashes", "collide", 4, "holder-collide");
	must_hold("holder_hashes", "interrupt", 3, "holder-interrupt");
	must_hold("holder_hashes", "spurious", 4, "holder-spurious");
}
END_TEST

START_TEST(a_head_that_says_halted_is_hashed_twice)
{
	must_fail("double_hash", "one-lock", 3, TABLE_DOUBLE, 40,
		  "double-hash");
	must_come_to("double_hash", "one-lock", 3, TABLE_LEAK, 56,
		     "double-hash-leak");
}
END_TEST

START_TEST(threads_with_hashing_holders)
{
	ck_assert_uint_gt(must_survive("holder_hashes", HOMES_SAME, 20000).halts,
			  0);
}
END_TEST

SUITE("17 Kick at unlock time",
      c13_flag_before_bucket_is_right_when_the_holder_hashes,
      a_head_that_says_halted_is_hashed_twice, threads_with_hashing_holders)
