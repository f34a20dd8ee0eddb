/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file ch10_hashing.c
 * @brief The table, and two ways to walk over it.
 */
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
	ck_assert_uint_lt(period(3, 0x7), 7);
	ck_assert_uint_lt(period(6, 0x38), 63);
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

START_TEST(lfsr_walk_probes_all_but_one_line_once)
{
	unsigned char seen[BUCKETS] = { 0 };

	ck_assert_uint_eq(lfsr_walk(seen, 5), BUCKETS - LAST_LINE);
	for (unsigned int n = 0; n < BUCKETS; n++)
		ck_assert_uint_eq(seen[n], n < BUCKETS - LAST_LINE);
}
END_TEST

START_TEST(c12_the_last_free_bucket_is_found)
{
	for (unsigned int free = 0; free < BUCKETS; free += 7)
		ck_assert_int_eq(insert_finds(free), 1);
}
END_TEST

SUITE("10 Hashing the lock", c20_lfsr_visits_every_value_but_zero_once,
      c20_bad_taps_are_caught, linear_walk_probes_every_bucket_once,
      lfsr_walk_probes_all_but_one_line_once,
      c12_the_last_free_bucket_is_found)
