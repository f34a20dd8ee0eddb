/* Tangled from lit/11-break-on-empty.nw; edit that file, not this one. */
/**
 * @file ch11_break_on_empty.c
 * @brief The lost kick.
 */
#include <pthread.h>
#include <time.h>

#include "suite.h"

/* The native build of the lock, under another name, so that it does not clash
 * with the one that is linked: its functions and its table are ours to call. */
#define native_break_on_empty sequential_break_on_empty
#include "lookup/break_on_empty.c"

enum { A, B };

START_TEST(c01_the_search_stops_at_a_hole)
{
	struct qnode node_a, node_b;
	struct pv_hash_entry *entry_a;

	set_home(A, 0);
	set_home(B, 0);
	entry_a = pv_hash(&locks[A], &node_a);	/* 1 */
	pv_hash(&locks[B], &node_b);		/* 2 */
	clear_entry(entry_a);			/* 3 */
	ck_assert_ptr_null(pv_find(&locks[B])); /* 4 */
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

START_TEST(c02_break_on_empty_loses_a_kick)
{
	must_fail("break_on_empty", "collide", 4, LOST_KICK, 40, "lost-kick");
}
END_TEST

static int returned;

static void *head_of_b(void *node)
{
	native_cpu = 3;
	WRITE_ONCE(((struct qnode *)node)->cpu, 3);
	pv_wait_head(&locks[B], node);
	WRITE_ONCE(returned, 1);
	return NULL;
}

START_TEST(the_waiter_wakes_by_the_lost_kick_alone)
{
	const struct timespec nap = { .tv_nsec = 100000000 };
	struct qnode node_a, node_b;
	struct pv_hash_entry *entry_a;
	pthread_t thread;

	set_home(A, 0);
	set_home(B, 0);
	WRITE_ONCE(locks[B].locked, _Q_LOCKED_VAL);
	entry_a = pv_hash(&locks[A], &node_a);
	ck_assert_int_eq(pthread_create(&thread, NULL, head_of_b, &node_b), 0);
	while (native_kicks().halts == 0)
		nanosleep(&nap, NULL);
	clear_entry(entry_a);
	pv_queued_spin_unlock(&locks[B]);
	nanosleep(&nap, NULL);
	ck_assert_uint_eq(READ_ONCE(locks[B].locked), 0); /* free ... */
	ck_assert_int_eq(READ_ONCE(returned), 0); /* ... and it sleeps */
	pv_kick(3);
	pthread_join(thread, NULL);
	ck_assert_int_eq(returned, 1);
}
END_TEST

START_TEST(an_interrupt_will_do_for_the_second_lock)
{
	must_fail("break_on_empty", "interrupt", 3, LOST_KICK, 40,
		  "lost-kick-interrupt");
}
END_TEST

START_TEST(c03_no_collision_no_failure)
{
	struct outcome o =
		must_hold("break_on_empty", "apart", 4, "break-apart");

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
	must_hold("break_on_empty", "one-lock", 3, "break-one-lock");
	must_fail("break_on_empty", "spurious", 4, LOST_KICK, 40,
		  "lost-kick-spurious");
}
END_TEST

START_TEST(threads_with_homes_apart_never_hang)
{
	ck_assert_uint_gt(must_survive("break_on_empty", HOMES_APART, 20000).halts, 0);
}
END_TEST

SUITE("11 Break on empty", c01_the_search_stops_at_a_hole,
      without_the_hole_it_is_found, c02_break_on_empty_loses_a_kick,
      the_waiter_wakes_by_the_lost_kick_alone,
      an_interrupt_will_do_for_the_second_lock, c03_no_collision_no_failure,
      threads_with_homes_apart_never_hang)
