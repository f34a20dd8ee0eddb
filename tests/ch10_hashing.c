/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file ch10_hashing.c
 * @brief The table, and two ways to walk over it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "suite.h"
#include "lookup/lfsr.h"
#include "machine/cpu.h"
#include "walks.h"

enum { BUCKETS = NR_CPUS * 4, LAST_LINE = 4 };

/* How many steps until the register is back at 1; 0 if it never is. */
static unsigned int period(unsigned int bits, uint32_t taps)
{
	uint32_t value = 1;

	for (unsigned int steps = 1; steps <= 1u << bits; steps++) {
		value = lfsr_next(value, taps);
		if (value == 1)
			return steps;
	}
	return 0;
}

START_TEST(c20_lfsr_visits_every_value_but_zero_once)
{
	for (unsigned int bits = 3; bits <= 8; bits++) {
		ck_assert_uint_eq(period(bits, lfsr_taps(bits)),
				  (1u << bits) - 1);
		ck_assert_uint_eq(lfsr_next(0, lfsr_taps(bits)), 0);
	}
}
END_TEST

START_TEST(c20_bad_taps_are_caught)
{
	ck_assert_uint_eq(period(3, 0x7), 4);
	ck_assert_uint_eq(lfsr_next(5, 0x7), 5);
	ck_assert_uint_eq(period(6, 0x38), 31);
}
END_TEST

START_TEST(linear_walk_probes_every_bucket_once)
{
	unsigned char seen[BUCKETS] = { 0 };

	ck_assert_uint_eq(linear_walk(seen, 5), BUCKETS);
	for (unsigned int n = 0; n < BUCKETS; n++)
		ck_assert_uint_eq(seen[n], 1);
}
END_TEST

static void all_but_the_last_line(const unsigned char seen[],
				  unsigned int buckets)
{
	for (unsigned int n = 0; n < buckets; n++)
		ck_assert_uint_eq(seen[n], n < buckets - LAST_LINE);
}

START_TEST(lfsr_walk_probes_all_but_one_line_once)
{
	unsigned char seen[BUCKETS] = { 0 }, small[SMALL_BUCKETS] = { 0 };

	ck_assert_uint_eq(lfsr_walk(seen, 5), BUCKETS - LAST_LINE);
	all_but_the_last_line(seen, BUCKETS);
	ck_assert_uint_eq(small_lfsr_walk(small, 5), SMALL_BUCKETS - LAST_LINE);
	all_but_the_last_line(small, SMALL_BUCKETS);
}
END_TEST

START_TEST(c12_the_last_free_bucket_is_found)
{
	for (unsigned int free = 0; free < BUCKETS; free += 7)
		ck_assert_int_eq(insert_finds(free), 1);
}
END_TEST

START_TEST(c12_one_bucket_for_each_context_is_enough)
{
	ck_assert_uint_eq(insert_for_all_contexts(), BUCKETS);
}
END_TEST

enum { ROUNDS = 4000, SAMPLE = 8 };

struct fill {
	unsigned long at[BUCKETS + 1]; /* probes of the n-th insertion ... */
	unsigned long all[BUCKETS + 1]; /* ... and of all n; sum of the rounds */
};

static void fill_table(struct fill *fill, put_fn *put, empty_fn *empty)
{
	uint32_t random = 1;

	for (unsigned int round = 0; round < ROUNDS; round++) {
		unsigned long sum = 0;

		empty();
		for (unsigned int n = 1; n <= BUCKETS - LAST_LINE; n++) {
			unsigned int probes;

			random = random * 1664525 + 1013904223;
			probes = put(random >> 26);
			sum += probes;
			fill->at[n] += probes;
			fill->all[n] += sum;
		}
	}
}

static struct fill linear, scattered;

static double mean(unsigned long sum, unsigned int of)
{
	return (double)sum / ROUNDS / of;
}

static void save_probes(void)
{
	FILE *out = evidence_begin("hashing-probes.csv");

	fprintf(out, "load,insert linear,insert lfsr,find linear,find lfsr\n");
	for (unsigned int n = SAMPLE; n < BUCKETS; n += SAMPLE)
		fprintf(out, "%.1f,%.3f,%.3f,%.3f,%.3f\n", 100. * n / BUCKETS,
			mean(linear.at[n], 1), mean(scattered.at[n], 1),
			mean(linear.all[n], n), mean(scattered.all[n], n));
	evidence_end(out);
}

START_TEST(scattered_lines_pile_up_no_less)
{
	unsigned int quarter = BUCKETS / 4, nearly_full = BUCKETS - SAMPLE;

	fill_table(&linear, linear_put, linear_empty);
	fill_table(&scattered, lfsr_put, lfsr_empty);
	save_probes();
	ck_assert(mean(linear.at[quarter], 1) < 2.5);
	ck_assert(mean(scattered.at[quarter], 1) < 2.5);
	for (unsigned int n = quarter; n <= nearly_full; n++)
		ck_assert(mean(scattered.all[n], n) > mean(linear.all[n], n));
}
END_TEST

SUITE("10 Hashing the lock", c20_lfsr_visits_every_value_but_zero_once,
      c20_bad_taps_are_caught, linear_walk_probes_every_bucket_once,
      lfsr_walk_probes_all_but_one_line_once,
      c12_the_last_free_bucket_is_found,
      c12_one_bucket_for_each_context_is_enough,
      scattered_lines_pile_up_no_less)
