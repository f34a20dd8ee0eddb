/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file ch72_bench_lookups.c
 * @brief What is timed finds whom to kick.
 */
#include "suite.h"
#include "bench/lookups.h"
#include "machine/cpu.h"

extern const struct lookups lookups_4, lookups_4096;

START_TEST(lookups_find_whom_to_kick)
{
	const struct lookups *both[] = { &lookups_4, &lookups_4096 };
	static struct qspinlock *lock[3 * 4096];
	static _Alignas(64) char place[1 << 21];
	double lines[2];

	for (unsigned int i = 0; i < 2; i++) {
		const struct lookups *l = both[i];
		unsigned int entries = l->buckets * 3 / 4;

		ck_assert_uint_le(l->place_size, sizeof(place));
		l->begin_at(place);
		lines[i] = 0;
		for (unsigned int n = 0; n < entries; n++) {
			lock[n] = (struct qspinlock *)(uintptr_t)(4096 + 64 * n);
			l->sleep(n, lock[n]);
		}
		for (unsigned int n = 0; n < entries; n++)
			lines[i] += (double)l->lines(lock[n]) / entries;
		for (unsigned int n = 0; n < entries; n++) {
			ck_assert_uint_eq(l->scan(lock[n]), n / 4);
			ck_assert_uint_eq(l->unhash(lock[n]), n / 4);
			l->sleep_again(n);
		}
		l->miss();
	}
	ck_assert_double_lt(lines[1], 2); /* of 4096 that a scan touches */
}
END_TEST

SUITE("72 Look-ups, timed", lookups_find_whom_to_kick)
