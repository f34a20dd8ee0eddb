/* Tangled from lit/17-kick-at-unlock.nw; edit that file, not this one. */
/**
 * @file ch17_kick_at_unlock.c
 * @brief The holder hashes for its successor.
 */
#include "suite.h"
#include "designs.h"
#include "stress.h"

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
	const struct stress_plan plan = { .threads = 8,
					  .locks = 2,
					  .turns = 20000,
					  .hold = 50,
					  .patience = 20,
					  .quiet = 30 };
	const struct design *design = native_design_named("holder_hashes");
	struct stress s;

	design->set_home(0, 0);
	design->set_home(1, 0);
	s = stress(design, &plan);
	ck_assert(s.excluded);
	ck_assert(s.accounted);
	ck_assert_uint_gt(s.halts, 0);
	ck_assert_uint_eq(s.done, s.wanted);
}
END_TEST

SUITE("17 Kick at unlock time",
      c13_flag_before_bucket_is_right_when_the_holder_hashes,
      a_head_that_says_halted_is_hashed_twice, threads_with_hashing_holders)
