/* Tangled from lit/12-paying-for-the-miss.nw; edit that file, not this one. */
/**
 * @file ch12_paying_for_the_miss.c
 * @brief Right and dear, or cheap and wrong.
 */
#include <stdio.h>

#include "suite.h"

static unsigned long probes;

#include "lookup/walk_linear.h"
static struct pv_hash_entry *counted(struct pv_hash_entry *entry)
{
	probes += entry != NULL;
	return entry;
}
#define next_bucket(probe) counted(next_bucket(probe))
#define native_tombstone counted_tombstone
#include "lookup/tombstone.c"

enum { A, B };

START_TEST(linear_probing_loses_the_same_kick)
{
	must_fail("break_linear", "collide", 4, LOST_KICK, 40,
		  "break-linear-collide");
	must_hold("break_linear", "apart", 4, NULL);
}
END_TEST

START_TEST(c04_a_miss_without_break_looks_at_every_bucket)
{
	enum { BUCKETS = 32 }; /* 4 for each of 8 CPUs in the explored build */
	struct outcome o =
		must_hold("full_scan", "one-lock", 3, "full-scan-one-lock");

	ck_assert_uint_eq(o.probes.insert, 1);
	ck_assert_uint_eq(o.probes.hit, 1);
	ck_assert_uint_eq(o.probes.miss, BUCKETS);
	o = must_hold("full_scan", "collide", 4, "full-scan-collide");
	ck_assert_uint_eq(o.probes.hit, 2);
	must_hold("full_scan", "interrupt", 3, "full-scan-interrupt");
}
END_TEST

START_TEST(c15_full_scan_and_tombstones_are_right)
{
	must_hold("tombstone", "one-lock", 3, "tombstone-one-lock");
	must_hold("tombstone", "collide", 4, "tombstone-collide");
	must_hold("tombstone", "interrupt", 3, "tombstone-interrupt");
	must_hold("full_scan", "apart", 4, NULL);
}
END_TEST

enum { ENTRIES = 128, WINDOW = 500, ROUNDS = 20000 };

static struct pv_hash_entry *entry[ENTRIES];
static uint64_t seed = 2015;

static unsigned int draw(unsigned int below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned int)(seed >> 33) % below;
}

/* Put an entry in if it is out, take it out if it is in. */
static void come_or_go(unsigned int n)
{
	static struct qnode node;

	if (entry[n]) {
		bury(entry[n]);
		entry[n] = NULL;
	} else {
		set_home(A, (int)draw(TABLE_LINES));
		entry[n] = pv_hash(&locks[A], &node);
	}
}

/* Probes of an average miss, over the next WINDOW rounds. */
static double misses_cost(void)
{
	unsigned long sum = 0;

	for (unsigned int round = 0; round < WINDOW; round++) {
		come_or_go(draw(ENTRIES));
		set_home(B, (int)draw(TABLE_LINES));
		probes = 0;
		ck_assert_ptr_null(pv_find(&locks[B]));
		sum += probes;
	}
	return (double)sum / WINDOW;
}

START_TEST(c15_tombstones_never_drain)
{
	double cost = 0, first = misses_cost();

	for (unsigned int round = WINDOW; round < ROUNDS; round += WINDOW)
		cost = misses_cost();
	printf("an average miss looks at %.1f of %d buckets in the first %d "
	       "rounds,\nand at %.1f after %d\n",
	       first, TABLE_BUCKETS, WINDOW, cost, ROUNDS);
	fflush(stdout);
	ck_assert_double_gt(cost, 5 * first);
	for (unsigned int n = 0; n < ENTRIES; n++)
		if (entry[n])
			bury(entry[n]);
	set_home(B, 0);
	probes = 0;
	ck_assert_ptr_null(pv_find(&locks[B]));
	ck_assert_uint_gt(probes, 5 * first); /* empty, and none the wiser */
}
END_TEST

START_TEST(c17_moving_breaks_lock_free_readers)
{
	must_come_to("backward_shift", "collide", 4, BUG_REACHED, 48,
		  "backward-shift-bug");
	must_hold("backward_shift", "one-lock", 3, NULL);
}
END_TEST

START_TEST(c17_and_the_handle_of_the_sleeper)
{
	must_fail("backward_shift_retry", "collide", 4, WILD_ACCESS, 45,
		  "backward-shift-retry");
	must_come_to("backward_shift_retry", "collide", 4, TABLE_LEAK, 49,
		     "backward-shift-leak");
	must_hold("backward_shift_retry", "one-lock", 3, NULL);
}
END_TEST

START_TEST(a_bucket_lock_needs_interrupts_off)
{
	must_hold("bucket_lock", "one-lock", 3, "bucket-lock-one-lock");
	must_hold("bucket_lock", "collide", 4, "bucket-lock-collide");
	must_fail("bucket_lock", "interrupt", 3, DEADLOCK, 28,
		  "bucket-lock-interrupt");
}
END_TEST

SUITE("12 Paying for the miss", linear_probing_loses_the_same_kick,
      c04_a_miss_without_break_looks_at_every_bucket,
      c15_full_scan_and_tombstones_are_right, c15_tombstones_never_drain,
      c17_moving_breaks_lock_free_readers, c17_and_the_handle_of_the_sleeper,
      a_bucket_lock_needs_interrupts_off)
