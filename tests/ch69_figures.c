/* Tangled from lit/69-figures.nw; edit that file, not this one. */
/**
 * @file ch69_figures.c
 * @brief Percentiles, medians and fairness are what they are said to be.
 */
#include <stdint.h>

#include "suite.h"
#include "bench/figures.h"

START_TEST(jain_says_how_fair)
{
	const double equal[] = { 100, 100, 100, 100 }, one[] = { 0, 400, 0, 0 },
		     few[] = { 3, 9, 1, 2 }, half[] = { 200, 200, 0, 0 };

	ck_assert_double_eq_tol(jain_index(equal, 4), 1, 1e-9);
	ck_assert_double_eq_tol(jain_index(one, 4), 0.25, 1e-9);
	ck_assert_double_eq_tol(jain_index(half, 4), 0.5, 1e-9);
	ck_assert_double_lt(jain_index(few, 4), 0);
}
END_TEST

START_TEST(percentiles_are_near)
{
	static struct histogram h, more;

	ck_assert_uint_eq(histogram_percentile(&h, 0.5), 0);
	for (uint64_t value = 1; value <= 1000; value++)
		histogram_add(value % 2 ? &h : &more, value);
	histogram_merge(&h, &more);
	ck_assert_uint_eq(h.most, 1000);
	ck_assert_uint_eq(histogram_percentile(&h, 0.01), 10);
	for (int share = 1; share <= 99; share++) {
		uint64_t got = histogram_percentile(&h, share / 100.0);

		ck_assert_uint_le(got, (uint64_t)share * 10);
		ck_assert_uint_ge(got * 17 / 16 + 1, (uint64_t)share * 10);
	}
	histogram_add(&h, UINT64_MAX); /* the last cell there is */
	ck_assert_uint_eq(histogram_percentile(&h, 1), 31ull << 59);
}
END_TEST

START_TEST(medians)
{
	double odd[] = { 5, 1, 9 }, even[] = { 4, 1, 2, 100 };

	ck_assert_double_eq(median(odd, 3), 5);
	ck_assert_double_eq(median(even, 4), 3);
	ck_assert_double_eq(even[3], 100);
}
END_TEST

SUITE("69 Figures of many runs", jain_says_how_fair, percentiles_are_near,
      medians)
