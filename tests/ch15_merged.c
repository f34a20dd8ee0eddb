/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file ch15_merged.c
 * @brief The merged design holds; with the break back in, it does not.
 */
#include "suite.h"

static void spy(void);
#undef pv_kick
#define pv_kick(cpu) (spy(), (void)(cpu))
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

START_TEST(c07_one_removal_for_each_insertion)
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

START_TEST(c21_spurious_wake_ups_change_nothing)
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

START_TEST(c06_a_search_takes_the_probes_of_its_insertion)
{
	struct outcome o = must_hold("merged", "collide", 4, NULL);

	ck_assert_uint_eq(o.probes.insert, 2);
	ck_assert_uint_eq(o.probes.hit, 2);
	must_fail("busted_i5", "one-lock", 2, ENTRY_PROBES, 4, NULL);
}
END_TEST

START_TEST(c12_as_many_buckets_as_queue_heads)
{
	must_hold("merged_two", "collide", 4, "merged-two");
	must_hold("merged_one", "one-lock", 3, "merged-one-one-lock");
	must_fail("merged_one", "collide", 4, BUG_REACHED, 26, "merged-one");
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

static bool spying;

static void spy(void)
{
	if (spying)
		locks[A].val = 0xdeadbeef;
}

START_TEST(c19_after_the_release_the_lock_is_left_alone)
{
	struct qnode node = { .cpu = 2 };

	spying = true;
	locks[A].val = _Q_SLOW_VAL;
	pv_hash(&locks[A], &node);
	pv_queued_spin_unlock(&locks[A]);
	ck_assert_uint_eq(locks[A].val, 0xdeadbeef);
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

START_TEST(c16_putting_the_break_back_breaks_it)
{
	must_fail("merged_break", "collide", 4, BUG_REACHED, 36,
		  "merged-break");
}
END_TEST

START_TEST(threads_with_one_home_never_hang)
{
	ck_assert_uint_gt(must_survive("merged", HOMES_SAME, 20000).halts, 0);
}
END_TEST

SUITE("15 The merged design", c07_one_removal_for_each_insertion,
      merged_survives_an_interrupt, c21_spurious_wake_ups_change_nothing,
      merged_holds_with_three_and_two, merged_holds_with_four_on_one_lock,
      c06_a_search_takes_the_probes_of_its_insertion,
      c12_as_many_buckets_as_queue_heads, merged_walks_past_a_hole,
      c19_after_the_release_the_lock_is_left_alone, each_invariant_can_fail,
      c16_putting_the_break_back_breaks_it, threads_with_one_home_never_hang)
