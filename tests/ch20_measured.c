/* Tangled from lit/20-measured.nw; edit that file, not this one. */
/**
 * @file ch20_measured.c
 * @brief How locks are measured; and that what is measured are locks.
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "suite.h"
#include "bench/command.h"
#include "bench/lookups.h"
#include "bench/soak.h"
#include "designs.h"
#include "machine/cpu.h"

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

START_TEST(every_lock_soaks)
{
	const struct soak_plan plan = { .contexts = 4,
					.turns = 4000,
					.quiet = 60 };

	for (unsigned int n = 0; looped_lock(n); n++) {
		const struct design *design =
			native_design_named(looped_lock(n)->name);
		struct soak s;

		if (!design)
			continue;
		s = soak(design, &plan, stdout);
		ck_assert_msg(soak_holds(&s), "%s", design->name);
		ck_assert_uint_eq(s.counted[0], plan.turns);
	}
}
END_TEST

static uint8_t stuck_byte;

static void stuck_lock(unsigned int which)
{
	(void)which;
	if (__atomic_add_fetch(&stuck_byte, 1, __ATOMIC_SEQ_CST) > 10)
		for (;;)
			pause();
}

static void stuck_unlock(unsigned int which)
{
	(void)which;
}

static const struct field stuck_field[] = { { "", 0, 1, NULL }, { 0 } };
static const struct object stuck_memory[] = {
	{ "A", &stuck_byte, 1, 1, stuck_field, 0 }, { 0 }
};

START_TEST(a_hang_is_told)
{
	static const struct design stuck = { .name = "stuck",
					     .lock = stuck_lock,
					     .unlock = stuck_unlock,
					     .memory = stuck_memory };
	const struct soak_plan plan = { .threads = 1,
					.contexts = 1,
					.turns = 100,
					.quiet = 0.1 };
	char *told;
	size_t size;
	FILE *out = open_memstream(&told, &size);
	struct soak s = soak(&stuck, &plan, out);

	fclose(out);
	ck_assert(s.hangs && !soak_holds(&s));
	ck_assert_str_eq(told, "stuck hangs after 10 acquisitions:\n"
			       "  A = 0xb\n");
	free(told);
}
END_TEST

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

START_TEST(bounded_stealing_loses_no_kick)
{
	struct outcome o =
		must_hold("bounded_steal", "one-lock", 3, "bounded-one-lock");

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
	must_hold("bounded_steal", "collide", 4, "bounded-collide");
	must_hold("bounded_steal", "interrupt", 3, "bounded-interrupt");
	must_hold("bounded_steal", "spurious", 4, "bounded-spurious");
	must_survive("bounded_steal", HOMES_SAME, 20000);
}
END_TEST

START_TEST(halting_early_loses_no_kick)
{
	struct outcome o =
		must_hold("wait_early", "one-lock", 3, "early-one-lock");

	ck_assert_uint_gt(o.halts, 0);
	ck_assert_uint_gt(o.kicks, 0);
	must_hold("wait_early", "collide", 4, "early-collide");
	must_hold("wait_early", "interrupt", 3, "early-interrupt");
	must_hold("wait_early", "spurious", 4, "early-spurious");
	must_survive("wait_early", HOMES_SAME, 20000);
}
END_TEST

static struct sheet sheet;

static void load(const char *path)
{
	char why[600];

	ck_assert_msg(sheet_load(&sheet, path, why, sizeof(why)), "%s", why);
	ck_assert_ptr_nonnull(strstr(sheet.machine, "# processor: "));
}

/* One line for each threads or patience, one column for each lock. */
static void draw(const char *name, const unsigned int *at, unsigned int count,
		 bool threads, const char *const *lock)
{
	FILE *out = evidence_begin(name);

	fprintf(out, "%s", threads ? "threads" : "patience");
	for (unsigned int l = 0; lock[l]; l++)
		fprintf(out, ",%s", lock[l]);
	for (unsigned int i = 0; i < count; i++) {
		fprintf(out, "\n%u", at[i]);
		for (unsigned int l = 0; lock[l]; l++) {
			const struct line *line =
				sheet_find(&sheet, lock[l],
					   threads ? at[i] : 16,
					   threads ? 0 : (int)at[i]);

			ck_assert_msg(line != NULL, "%s, %u", lock[l], at[i]);
			fprintf(out, ",%.0f", line->value[PER_SECOND]);
		}
	}
	fprintf(out, "\n");
	evidence_end(out);
}

/* Half full, and cold: the look-up of each kind, and the one in life. */
static void draw_lookups(void)
{
	FILE *in = fopen("book/bench/lookups.csv", "r");
	FILE *out = evidence_begin("measured-lookups.csv");
	double load, cold[4];
	unsigned int vcpus, lines = 0;
	char text[400];

	ck_assert_ptr_nonnull(in);
	fprintf(out, "vcpus,hash,other,miss,scan\n");
	while (fgets(text, sizeof(text), in)) {
		if (sscanf(text, "%u,%lf,%*f,%lf,%lf,%*f,%*f,%lf,%*f,%*f,%lf",
			   &vcpus, &load, &cold[0], &cold[1], &cold[2],
			   &cold[3]) != 6 ||
		    load != 0.5)
			continue;
		fprintf(out, "%u,%g,%g,%g,%g\n", vcpus, cold[0], cold[1],
			cold[2], cold[3]);
		lines++;
	}
	fclose(in);
	evidence_end(out);
	ck_assert_uint_eq(lines, 6);
}

START_TEST(the_book_has_figures)
{
	static const char *const crowd[] = { "qspinlock",     "merged",
					     "bounded_steal", "pthread_mutex",
					     "ticket",	      "mcs",
					     "virt_spin",     "test_and_set",
					     NULL },
				*const patience[] = { "qspinlock", "merged",
						      "holder_hashes", "hybrid",
						      "bounded_steal", NULL };
	static const unsigned int threads[] = { 1, 2, 4, 8, 16, 32, 64 },
				  looks[] = { 16,   64,	  256,	 1024,
					      4096, 16384, 65536 };

	load("book/bench/crowd.csv");
	draw("measured-crowd.csv", threads, 7, true, crowd);
	load("book/bench/patience.csv");
	draw("measured-patience.csv", looks, 7, false, patience);
	draw_lookups();
	load("book/bench/apart.csv");
	ck_assert_ptr_nonnull(sheet_find(&sheet, "qspinlock", 1, 0));
	load("book/bench/alone.csv");
	ck_assert_ptr_nonnull(sheet_find(&sheet, "merged_pointer", 1, 0));
}
END_TEST

SUITE("20 Measured", jain_says_how_fair, percentiles_are_near, medians,
      bad_input_is_named, good_input_is_taken, a_sheet_comes_back,
      no_sheet_is_refused, every_lock_excludes_in_a_round,
      every_lock_soaks, a_hang_is_told, lookups_find_whom_to_kick,
      bounded_stealing_loses_no_kick, halting_early_loses_no_kick,
      the_book_has_figures)
