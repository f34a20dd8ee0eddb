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

enum { ENTRIES = 128, WINDOW = 500, WINDOWS = 40 };

static struct pv_hash_entry *entry[ENTRIES];
static uint64_t seed = 2015;

static unsigned int draw(unsigned int below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned int)(seed >> 33) % below;
}

static void leave_empty(struct pv_hash_entry *entry)
{
	smp_store_release(&entry->lock, NULL);
}

/* Put an entry in if it is out, take it out if it is in. */
static void come_or_go(unsigned int n, void (*take_out)(struct pv_hash_entry *))
{
	static struct qnode node;

	if (entry[n]) {
		take_out(entry[n]);
		entry[n] = NULL;
	} else {
		set_home(A, (int)draw(TABLE_LINES));
		entry[n] = pv_hash(&locks[A], &node);
	}
}

static unsigned long probes_of_a_miss(void)
{
	set_home(B, (int)draw(TABLE_LINES));
	probes = 0;
	ck_assert_ptr_null(pv_find(&locks[B]));
	return probes;
}

/* Probes of an average miss, window by window, from an empty table on. */
static void play(void (*take_out)(struct pv_hash_entry *), double cost[])
{
	for (unsigned int bucket = 0; bucket < TABLE_BUCKETS; bucket++)
		leave_empty(&table[bucket]);
	for (unsigned int window = 0; window < WINDOWS; window++) {
		unsigned long sum = 0;

		for (unsigned int round = 0; round < WINDOW; round++) {
			come_or_go(draw(ENTRIES), take_out);
			sum += probes_of_a_miss();
		}
		cost[window] = (double)sum / WINDOW;
	}
	for (unsigned int n = 0; n < ENTRIES; n++)
		if (entry[n])
			come_or_go(n, take_out);
}

START_TEST(c15_tombstones_never_drain)
{
	static double emptied[WINDOWS], marked[WINDOWS];
	FILE *out = evidence_begin("tombstones.csv");

	play(leave_empty, emptied);
	ck_assert_double_lt(emptied[WINDOWS - 1], 2 * emptied[0]);
	play(bury, marked);
	ck_assert_double_gt(marked[WINDOWS - 1], 5 * marked[0]);
	/* The table is empty now, and a miss none the cheaper. */
	ck_assert_uint_gt(probes_of_a_miss(), 5 * marked[0]);
	fprintf(out, "rounds,marked,emptied,all\n");
	for (unsigned int window = 0; window < WINDOWS; window++)
		fprintf(out, "%u,%.2f,%.2f,%d\n", WINDOW * (window + 1),
			marked[window], emptied[window], TABLE_BUCKETS);
	evidence_end(out);
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
