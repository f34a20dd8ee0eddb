/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file ch15_merged.c
 * @brief The merged design holds; with the break back in, it does not.
 */
#include "suite.h"
#include "designs.h"
#include "stress.h"

#define native_merged sequential_merged
#include "lookup/merged.c"

enum { A, B };

static void must_hold_asleep(const char *scenario, unsigned int cpus,
			     const char *evidence)
{
	struct outcome o = must_hold("merged", scenario, cpus, evidence);

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
}

START_TEST(merged_never_loses_a_kick)
{
	must_hold_asleep("collide", 4, "merged-collide");
	must_hold_asleep("apart", 4, "merged-apart");
	must_hold_asleep("one-lock", 3, "merged-one-lock");
	must_hold_asleep("twice", 2, "merged-twice");
}
END_TEST

START_TEST(merged_survives_an_interrupt)
{
	must_hold_asleep("interrupt", 3, "merged-interrupt");
}
END_TEST

START_TEST(spurious_wake_ups_change_nothing)
{
	must_hold_asleep("spurious", 4, "merged-spurious");
}
END_TEST

START_TEST(merged_holds_with_three_and_two)
{
	must_hold_asleep("collide", 5, "merged-3-2");
}
END_TEST

START_TEST(merged_holds_with_four_on_one_lock)
{
	must_hold_asleep("one-lock", 4, "merged-one-lock-4");
}
END_TEST

START_TEST(merged_walks_past_a_hole)
{
	struct qnode node_a, node_b;
	struct pv_hash_entry *entry_a;

	set_home(A, 0);
	set_home(B, 0);
	entry_a = pv_hash(&locks[A], &node_a);
	pv_hash(&locks[B], &node_b);
	clear_entry(entry_a);
	ck_assert_ptr_eq(pv_unhash(&locks[B]), &node_b);
	for (unsigned int n = 0; n < TABLE_BUCKETS; n++)
		ck_assert_ptr_null(table[n].lock);
}
END_TEST

START_TEST(each_invariant_can_fail)
{
	must_fail("busted_i1", "one-lock", 2, ENTRY_MISSING, 2, "merged-i1");
	must_fail("busted_i2", "one-lock", 2, ENTRY_TURN, 4, "merged-i2");
	must_fail("busted_i3", "one-lock", 2, ENTRY_LATE, 4, "merged-i3");
	must_fail("busted_i4", "collide", 2, ENTRY_CROWD, 5, "merged-i4");
	must_fail("busted_i5", "one-lock", 2, ENTRY_PROBES, 4, "merged-i5");
}
END_TEST

START_TEST(putting_the_break_back_breaks_it)
{
	must_fail("merged_break", "collide", 4, BUG_REACHED, 36,
		  "merged-break");
}
END_TEST

START_TEST(threads_never_hang)
{
	const struct design *design = native_design_named("merged");
	struct stress s;

	design->set_home(A, 0);
	design->set_home(B, 0);
	s = stress(design, &(struct stress_plan){ .threads = 8,
						  .locks = 2,
						  .turns = 20000,
						  .hold = 50,
						  .patience = 20,
						  .quiet = 30 });
	ck_assert(s.excluded);
	ck_assert_uint_eq(s.done, s.wanted);
}
END_TEST

SUITE("15 The merged design", merged_never_loses_a_kick,
      merged_survives_an_interrupt, spurious_wake_ups_change_nothing,
      merged_holds_with_three_and_two, merged_holds_with_four_on_one_lock,
      merged_walks_past_a_hole, each_invariant_can_fail, putting_the_break_back_breaks_it,
      threads_never_hang)
