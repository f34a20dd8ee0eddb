/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file ch06_pending_bit.c
 * @brief The second contender waits in the word.
 */
#include "suite.h"
#include "costs.h"
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

static void stage_must_hold(const char *design)
{
	must_hold(design, "one-lock", 4, NULL);
	must_hold(design, "twice", 3, NULL);
	must_hold(design, "interrupt", 3, NULL);
}

START_TEST(every_stage_excludes_and_is_fifo)
{
	must_hold("pending_bit", "one-lock", 4, "pending-bit-4");
	must_hold("pending_byte", "one-lock", 4, "pending-byte-4");
	stage_must_hold("queue_only");
	stage_must_hold("pending_bit");
	stage_must_hold("pending_byte");
}
END_TEST

START_TEST(a_hasty_head_lets_two_in)
{
	must_hold("hasty_head", "one-lock", 2, NULL);
	must_come_to("hasty_head", "one-lock", 3, EXCLUSION, 16, "hasty-head");
}
END_TEST

static struct costs costs(const char *design)
{
	struct costs costs;

	ck_assert(costs_of(explored_design_named(design), &costs));
	return costs;
}

START_TEST(second_contender_touches_only_the_word)
{
	ck_assert_uint_gt(costs("queue_only").in_line[1].lines, 1);
	ck_assert_uint_eq(costs("pending_bit").in_line[1].lines, 1);
	ck_assert_uint_gt(costs("pending_bit").in_line[2].lines, 1);
}
END_TEST

START_TEST(a_byte_of_its_own_saves_atomics)
{
	struct costs bit = costs("pending_bit"), byte = costs("pending_byte"),
		     last = costs("qspinlock");

	ck_assert_uint_lt(byte.in_line[1].rmws, bit.in_line[1].rmws);
	ck_assert_uint_lt(byte.worst.rmws, bit.worst.rmws);
	ck_assert_uint_lt(last.in_line[2].rmws, byte.in_line[2].rmws);
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
      every_stage_excludes_and_is_fifo, a_hasty_head_lets_two_in,
      second_contender_touches_only_the_word, a_byte_of_its_own_saves_atomics,
      threads_exclude_each_other)
