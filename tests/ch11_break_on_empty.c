/* Tangled from lit/11-break-on-empty.nw; edit that file, not this one. */
/**
 * @file ch11_break_on_empty.c
 * @brief The lost kick.
 */
#include "suite.h"
#include "designs.h"
#include "stress.h"

/* The very file, for threads, under a name that is free: its table is ours. */
#define native_break_on_empty sequential_break_on_empty
#include "lookup/break_on_empty.c"

enum { A, B };

START_TEST(the_search_stops_at_a_hole)
{
	struct qnode node_a, node_b;
	struct pv_hash_entry *entry_a;

	set_home(A, 0);
	set_home(B, 0);
	entry_a = pv_hash(&locks[A], &node_a);
	pv_hash(&locks[B], &node_b);
	clear_entry(entry_a);
	ck_assert_ptr_null(pv_find(&locks[B]));
}
END_TEST

START_TEST(without_the_hole_it_is_found)
{
	struct qnode node_a, node_b;

	set_home(A, 0);
	set_home(B, 0);
	pv_hash(&locks[A], &node_a);
	pv_hash(&locks[B], &node_b);
	ck_assert_ptr_eq(pv_find(&locks[B]), &node_b);
}
END_TEST

START_TEST(every_bucket_is_probed_once)
{
	unsigned char seen[TABLE_BUCKETS] = { 0 };
	struct pv_hash_entry *entry;
	unsigned int probes = 0;
	struct probe probe;

	set_home(A, 5);
	probe = start_at_home(&locks[A]);
	while ((entry = next_bucket(&probe))) {
		ck_assert(!seen[entry - table]++);
		probes++;
	}
	ck_assert_uint_eq(probes, (TABLE_LINES - 1) * LINE_BUCKETS);
}
END_TEST

START_TEST(break_on_empty_loses_a_kick)
{
	must_fail("break_on_empty", "collide", 4, LOST_KICK, 40, "lost-kick");
}
END_TEST

START_TEST(an_interrupt_will_do_for_the_second_lock)
{
	must_fail("break_on_empty", "interrupt", 3, LOST_KICK, 40,
		  "lost-kick-interrupt");
}
END_TEST

START_TEST(no_collision_no_failure)
{
	struct outcome o =
		must_hold("break_on_empty", "apart", 4, "break-apart");

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
	must_hold("break_on_empty", "one-lock", 3, "break-one-lock");
}
END_TEST

START_TEST(threads_with_homes_apart_never_hang)
{
	const struct design *design = native_design_named("break_on_empty");
	struct stress s;

	design->set_home(A, 0);
	design->set_home(B, 1);
	s = stress(design, 8, 2, 20000, 30);
	ck_assert(s.excluded);
	ck_assert_uint_eq(s.done, s.wanted);
}
END_TEST

SUITE("11 Break on empty", the_search_stops_at_a_hole,
      without_the_hole_it_is_found, every_bucket_is_probed_once,
      break_on_empty_loses_a_kick, an_interrupt_will_do_for_the_second_lock,
      no_collision_no_failure, threads_with_homes_apart_never_hang)
