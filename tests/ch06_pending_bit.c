/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file ch06_pending_bit.c
 * @brief The second contender waits in the word.
 */
#include "suite.h"
#include "designs.h"
#include "stress.h"

START_TEST(qspinlock_excludes_and_is_fifo)
{
	must_hold("qspinlock", "one-lock", 2, "qspinlock-2");
	must_hold("qspinlock", "one-lock", 3, "qspinlock-3");
	must_hold("qspinlock", "one-lock", 4, "qspinlock-4");
	must_hold("qspinlock", "twice", 3, "qspinlock-twice");
	must_hold("qspinlock", "interrupt", 3, "qspinlock-interrupt");
}
END_TEST

START_TEST(second_contender_touches_only_the_word)
{
	ck_assert_uint_eq(must_hold("qspinlock", "one-lock", 2, NULL).cells, 1);
	ck_assert_uint_gt(must_hold("queue_only", "one-lock", 2, NULL).cells,
			  1);
	ck_assert_uint_gt(must_hold("qspinlock", "one-lock", 3, NULL).cells, 1);
}
END_TEST

START_TEST(threads_exclude_each_other)
{
	struct stress s =
		stress(native_design_named("qspinlock"),
		       &(struct stress_plan){ .threads = 2,
					      .locks = 1,
					      .turns = 100000,
					      .quiet = 30 });

	ck_assert(s.excluded);
	ck_assert_uint_eq(s.done, s.wanted);
}
END_TEST

SUITE("06 The pending bit", qspinlock_excludes_and_is_fifo,
      second_contender_touches_only_the_word, threads_exclude_each_other)
