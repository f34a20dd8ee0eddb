/* Tangled from lit/77-bench-round.nw; edit that file, not this one. */
/**
 * @file ch77_bench_round.c
 * @brief Every lock excludes in a short round; what was measured can be read again.
 */
#define _GNU_SOURCE
#include <math.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "suite.h"
#include "bench/bench.h"
#include "bench/sheet.h"

START_TEST(every_lock_excludes_in_a_round)
{
	struct round_plan plan = { .threads = 3,
				   .critical = 20,
				   .think = 20,
				   .patience = 50,
				   .seconds = 0.06 };
	static struct round round;

	sched_getaffinity(0, sizeof(plan.cpus), &plan.cpus);
	for (unsigned int n = 0; looped_lock(n); n++) {
		if (looped_lock(n)->alone)
			continue;
		memset(&round, 0, sizeof(round));
		ck_assert_msg(bench_round(looped_lock(n), &plan, &round), "%s",
			      looped_lock(n)->name);
		ck_assert_msg(!round.overlapped, "%s", looped_lock(n)->name);
	}
}
END_TEST

START_TEST(a_sheet_comes_back)
{
	static struct sheet written, read;
	static struct gathered g;
	static struct round round = { .acquisitions = 1000,
				      .halts = 500,
				      .per_second = 2e6,
				      .slowest = 10,
				      .jain = -1 };
	char path[] = "/tmp/lostkick-XXXXXX", why[600];

	close(mkstemp(path));
	g.lock = looped_named("merged");
	g.plan = (struct round_plan){ .threads = 16, .patience = 100 };
	histogram_add(&round.locking, 20);
	gather(&g, &round);
	round.per_second = 4e6;
	gather(&g, &round);
	sheet_machine(&written);
	sheet_add(&written, &g);
	ck_assert(sheet_save(&written, path));
	ck_assert_msg(sheet_load(&read, path, why, sizeof(why)), "%s", why);
	unlink(path);
	ck_assert_uint_eq(read.lines, 1);
	ck_assert_str_eq(read.machine, written.machine);
	ck_assert_ptr_nonnull(sheet_find(&read, "merged", 16, 100));
	ck_assert_ptr_null(sheet_find(&read, "merged", 2, 0));
	ck_assert_double_eq(read.line[0].value[PER_SECOND], 3e6);
	ck_assert_double_eq(read.line[0].value[HIGH], 4e6);
	ck_assert_double_eq(read.line[0].value[HALTS], 0.5);
	ck_assert(isnan(read.line[0].value[JAIN]));
	ck_assert(isnan(read.line[0].value[PROBES]));
}
END_TEST

START_TEST(no_sheet_is_refused)
{
	static const char *const bad[] = { "", "lock,threads\n",
					   "# processor: x\nmcs,1,2\n" };
	static struct sheet sheet;
	char path[] = "/tmp/lostkick-XXXXXX", why[600];

	close(mkstemp(path));
	for (unsigned int i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		FILE *out = fopen(path, "w");

		fputs(bad[i], out);
		fclose(out);
		ck_assert(!sheet_load(&sheet, path, why, sizeof(why)));
		ck_assert_ptr_nonnull(strstr(why, "is no measurement"));
	}
	unlink(path);
	ck_assert(!sheet_load(&sheet, path, why, sizeof(why)));
	ck_assert_ptr_nonnull(strstr(why, "cannot read"));
}
END_TEST

SUITE("77 A round, and its sheet", every_lock_excludes_in_a_round, a_sheet_comes_back,
      no_sheet_is_refused)
