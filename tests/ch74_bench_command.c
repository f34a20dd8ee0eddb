/* Tangled from lit/74-bench-command.nw; edit that file, not this one. */
/**
 * @file ch74_bench_command.c
 * @brief What is asked for wrongly is named.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <string.h>

#include "suite.h"
#include "bench/command.h"

static bool parse(const char *line, struct bench_request *ask, char *why,
		  size_t size)
{
	static char copy[200];
	char *argv[20] = { "bench" }, *rest = copy;
	int argc = 1;

	snprintf(copy, sizeof(copy), "%s", line);
	while (rest && argc < 19)
		argv[argc++] = strsep(&rest, " ");
	return bench_parse(argc, argv, ask, why, size);
}

START_TEST(bad_input_is_named)
{
	static const char *const bad[][2] = {
		{ "--locks mcs,spin", "no lock 'spin'; there are: nothing," },
		{ "--threads 65", "no numbers of threads: '65'; 1 to 64" },
		{ "--threads 0", "no numbers of threads: '0'" },
		{ "--threads 1,,2", "no numbers of threads: '1,,2'" },
		{ "--patience -1", "no patience: '-1'" },
		{ "--cpus 0-1023", "these CPUs are ours: '0-1023'; this" },
		{ "--cpus x", "no list of CPUs 'x'; this process may use" },
		{ "--cpus 3-1", "no list of CPUs '3-1'" },
		{ "--critical 1e9", "no length of a critical section: '1e9'" },
		{ "--think 2000000", "no time to think: '2000000'" },
		{ "--seconds 0", "no length of a round: '0'; 0.01 to 60" },
		{ "--rounds 101", "no number of rounds: '101'; 1 to 100" },
		{ "--csv", "a value is missing after '--csv'" },
		{ "--fast", "no option '--fast'; see lostkick --help" },
		{ "--quick mcs", "one word too many: 'mcs'" },
	};
	static struct bench_request ask;
	char why[1300];

	for (unsigned int i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_msg(!parse(bad[i][0], &ask, why, sizeof(why)), "%s",
			      bad[i][0]);
		ck_assert_msg(strstr(why, bad[i][1]) != NULL, "%s: %s",
			      bad[i][0], why);
	}
}
END_TEST

START_TEST(good_input_is_taken)
{
	static struct bench_request ask;
	char why[1300];
	cpu_set_t one;

	ck_assert(parse("--show there --threads 3,64 --locks merged,mcs --pin "
			"--critical 0 --think 7 --patience 9 --rounds 2",
			&ask, why, sizeof(why)));
	ck_assert_uint_eq(ask.thread_counts, 2);
	ck_assert_uint_eq(ask.threads[1], 64);
	ck_assert_uint_eq(ask.locks, 2);
	ck_assert_str_eq(ask.lock[1]->name, "mcs");
	ck_assert(ask.plan.pin && ask.plan.critical == 0);
	ck_assert_uint_eq(ask.plan.think, 7);
	ck_assert_uint_eq(ask.patience[0], 9);
	ck_assert_uint_eq(ask.rounds, 2);
	CPU_ZERO(&one);
	CPU_SET(sched_getcpu(), &one);
	ck_assert_int_eq(sched_setaffinity(0, sizeof(one), &one), 0);
	ck_assert(!parse("--rounds 1", &ask, why, sizeof(why)));
	ck_assert_ptr_nonnull(strstr(why, "too few CPUs for a contest"));
}
END_TEST

SUITE("74 The command", bad_input_is_named, good_input_is_taken)
