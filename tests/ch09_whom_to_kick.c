/* Tangled from lit/09-whom-to-kick.nw; edit that file, not this one. */
/**
 * @file ch09_whom_to_kick.c
 * @brief Lookups without a table.
 */
#include "suite.h"

static void must_hold_asleep(const char *design, const char *scenario,
			     unsigned int cpus, const char *evidence)
{
	struct outcome o = must_hold(design, scenario, cpus, evidence);

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
}

START_TEST(walking_the_queue_is_right)
{
	must_hold_asleep("prev_chase", "one-lock", 3, "prev-chase-one-lock");
	must_hold_asleep("prev_chase", "collide", 4, "prev-chase-collide");
	must_hold_asleep("prev_chase", "interrupt", 3, "prev-chase-interrupt");
}
END_TEST

START_TEST(a_name_at_the_tail_is_right)
{
	must_hold_asleep("head_in_tail", "one-lock", 3,
			 "head-in-tail-one-lock");
	must_hold_asleep("head_in_tail", "one-lock", 4, "head-in-tail-4");
	must_hold_asleep("head_in_tail", "collide", 4, "head-in-tail-collide");
	must_hold_asleep("head_in_tail", "interrupt", 3,
			 "head-in-tail-interrupt");
}
END_TEST

START_TEST(c14_single_entry_loses_a_kick_under_one_interrupt)
{
	must_hold("one_entry", "one-lock", 3, "one-entry-one-lock");
	must_hold("one_entry", "collide", 4, "one-entry-collide");
	must_fail("one_entry", "interrupt", 3, LOST_KICK, 41,
		  "one-entry-interrupt");
}
END_TEST

START_TEST(c14_save_and_restore_mends_it)
{
	must_hold_asleep("save_restore", "one-lock", 3, NULL);
	must_hold_asleep("save_restore", "collide", 4, NULL);
	must_hold_asleep("save_restore", "interrupt", 3,
			 "save-restore-interrupt");
	must_hold_asleep("save_restore", "spurious", 4,
			 "save-restore-spurious");
}
END_TEST

START_TEST(c14_four_entries_mend_it)
{
	must_hold_asleep("four_entries", "one-lock", 2,
			 "four-entries-one-lock");
	must_hold_asleep("four_entries", "interrupt", 3,
			 "four-entries-interrupt");
}
END_TEST

SUITE("09 Whom to kick?", walking_the_queue_is_right,
      a_name_at_the_tail_is_right,
      c14_single_entry_loses_a_kick_under_one_interrupt,
      c14_save_and_restore_mends_it, c14_four_entries_mend_it)
