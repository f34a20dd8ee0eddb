/* Tangled from lit/20-measured.nw; edit that file, not this one. */
/**
 * @file ch20_measured.c
 * @brief The locks that this chapter adds; and the measurements that it shows.
 */
#include <stdio.h>
#include <string.h>

#include "suite.h"
#include "bench/sheet.h"
#include "designs.h"

/* It holds in all that vCPUs and their environment do, with halts and kicks. */
static void must_lose_no_kick(const char *design, const char *evidence)
{
	static const struct {
		const char *scenario;
		unsigned int cpus;
	} in[] = { { "one-lock", 3 }, { "collide", 4 }, { "interrupt", 3 },
		   { "spurious", 4 } };
	char name[40];

	for (unsigned int i = 0; i < sizeof(in) / sizeof(in[0]); i++) {
		struct outcome o;

		snprintf(name, sizeof(name), "%s-%s", evidence, in[i].scenario);
		o = must_hold(design, in[i].scenario, in[i].cpus, name);
		ck_assert_uint_gt(o.halts, 0);
		ck_assert_uint_gt(o.kicks, 0);
	}
	must_survive(design, HOMES_SAME, 20000);
}

START_TEST(bounded_stealing_loses_no_kick)
{
	must_lose_no_kick("bounded_steal", "bounded");
}
END_TEST

START_TEST(halting_early_loses_no_kick)
{
	must_lose_no_kick("wait_early", "early");
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

SUITE("20 Measured", bounded_stealing_loses_no_kick, halting_early_loses_no_kick,
      the_book_has_figures)
