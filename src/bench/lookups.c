/* Tangled from lit/74-bench-command.nw; edit that file, not this one. */
/**
 * @file bench/lookups.c
 * @brief What it costs to find whom to kick, by the number of vCPUs.
 */
#define _GNU_SOURCE
#include "bench/lookups.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench/sheet.h"
#include "bench/ticks.h"
#include "machine/cpu.h"

#define SIZES(SIZE) \
	SIZE(4) SIZE(16) SIZE(64) SIZE(256) SIZE(1024) SIZE(4096)
#define DECLARE(n) extern const struct lookups lookups_##n;
SIZES(DECLARE)
#define NAME(n) &lookups_##n,
static const struct lookups *const sizes[] = { SIZES(NAME) };

enum { BATCH = 16, MOST_ENTRIES = 4 * 4096, GROUPS = 21 };

/* Addresses of locks, wherever. */
static char arena[1 << 22];
static struct qspinlock *made_up[MOST_ENTRIES];
static uint32_t random_state = 1;

static uint32_t draw(uint32_t below)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % below;
}

static void make_locks_up(void)
{
	const uint32_t places = sizeof(arena) / 64;
	static bool taken[sizeof(arena) / 64];

	for (unsigned int n = 0; n < MOST_ENTRIES; n++) {
		uint32_t place;

		do {
			place = draw(places);
		} while (taken[place]);
		taken[place] = true;
		made_up[n] = (struct qspinlock *)&arena[place * 64];
	}
}

static void flush(const char *from, size_t size)
{
	for (size_t at = 0; at < size; at += CACHE_LINE)
#if defined(__x86_64__)
		__builtin_ia32_clflush(from + at);
#elif defined(__aarch64__)
		__asm__ volatile("dc civac, %0" ::"r"(from + at) : "memory");
#else
		(void)from; /* no way: cold is warm */
#endif
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/* The processor must not read its clock while it still waits for memory. */
static uint64_t settled_ticks(void)
{
#if defined(__x86_64__)
	__builtin_ia32_lfence();
#elif defined(__aarch64__)
	__asm__ volatile("dsb sy; isb" ::: "memory");
#endif
	return ticks();
}

enum way { BY_HASH, BY_MISS, BY_SCAN, WAYS };

/* Find entry @n, or miss. */
static void look_up(const struct lookups *l, enum way way, unsigned int n)
{
	if (way == BY_MISS)
		l->miss();
	else if (way == BY_HASH)
		BUG_ON(l->unhash(made_up[n]) != n / 4);
	else
		BUG_ON(l->scan(made_up[n]) != n / 4);
}

/* Nanoseconds for each of some look-ups in a row: median. */
static double warm(const struct lookups *l, enum way way, unsigned int entries,
		   unsigned int batches)
{
	double group[GROUPS];
	unsigned int batch = entries < BATCH ? entries : BATCH, first;

	for (unsigned int g = 0; g < GROUPS; g++) {
		uint64_t spent = 0, before;

		for (unsigned int b = 0; b < batches; b++) {
			first = draw(entries - batch + 1);
			before = settled_ticks();
			for (unsigned int n = first; n < first + batch; n++)
				look_up(l, way, n);
			spent += settled_ticks() - before;
			for (unsigned int n = first;
			     way == BY_HASH && n < first + batch; n++)
				l->restore(n);
		}
		group[g] = (double)spent * tick_length() / batches / batch;
	}
	return median(group, GROUPS);
}

/* Nanoseconds of a look-up out of the blue: median. */
static double cold(const struct lookups *l, enum way way, unsigned int entries,
		   unsigned int times)
{
	double *time = malloc(times * sizeof(*time)), result;
	uint64_t before;

	for (unsigned int i = 0; time && i < times; i++) {
		unsigned int n = draw(entries);

		flush(l->table, l->table_size);
		flush(l->entries, l->entries_size);
		before = settled_ticks();
		look_up(l, way, n);
		time[i] = (double)(settled_ticks() - before) * tick_length();
		if (way == BY_HASH)
			l->restore(n);
	}
	result = time ? median(time, times) : 0;
	free(time);
	return result;
}

struct lookup_figures {
	unsigned int vcpus;
	double load, warm[WAYS], cold[WAYS], lines[WAYS];
};

static struct lookup_figures measure(const struct lookups *l, double load,
				     unsigned int effort)
{
	struct lookup_figures f = { .vcpus = l->vcpus, .load = load };
	unsigned int entries = (unsigned int)(load * l->buckets);
	unsigned int fewer = l->vcpus / 16 + 1; /* scans of many CPUs are slow */

	l->clear();
	for (unsigned int n = 0; n < entries; n++)
		l->sleep(n, made_up[n]);
	for (unsigned int n = 0; n < entries; n++)
		f.lines[BY_HASH] += (double)l->lines(made_up[n]) / entries;
	f.lines[BY_MISS] = (double)(l->table_size / CACHE_LINE);
	f.lines[BY_SCAN] = (double)(l->entries_size / CACHE_LINE);
	for (int way = 0; way < WAYS; way++) {
		unsigned int turns = way == BY_HASH ? effort
						    : effort / fewer + 1;

		f.warm[way] = warm(l, way, entries, turns);
		f.cold[way] = cold(l, way, entries, effort / 4);
	}
	return f;
}

static const double loads[] = { 0.25, 0.5, 0.75 };

static void print_lookup(const struct lookup_figures *f, FILE *out, FILE *csv)
{
	fprintf(out, "%5u %5.2f", f->vcpus, f->load);
	if (csv)
		fprintf(csv, "%u,%.2f", f->vcpus, f->load);
	for (int way = 0; way < WAYS; way++) {
		fprintf(out, "  %8.1f %8.1f %6.1f", f->warm[way], f->cold[way],
			f->lines[way]);
		if (csv)
			fprintf(csv, ",%.4g,%.4g,%.4g", f->warm[way],
				f->cold[way], f->lines[way]);
	}
	fprintf(out, "\n");
	if (csv)
		fprintf(csv, "\n");
}

static void run_lookups(unsigned int effort, FILE *csv)
{
	static struct sheet sheet;
	struct lookup_figures f;

	sheet_machine(&sheet);
	printf("%s\n%-11s  %-24s  %-24s  %s\n"
	       "vCPUs  load      warm     cold  lines      warm     cold  lines"
	       "      warm     cold  lines\n",
	       sheet.machine, "", "found in the table", "missed by a full scan",
	       "found by a scan of CPUs");
	if (csv)
		fprintf(csv,
			"%svcpus,load,hash_warm,hash_cold,hash_lines,miss_warm,"
			"miss_cold,miss_lines,scan_warm,scan_cold,scan_lines\n",
			sheet.machine);
	make_locks_up();
	for (unsigned int n = 0; n < sizeof(loads) / sizeof(loads[0]); n++)
		for (unsigned int s = 0; s < sizeof(sizes) / sizeof(sizes[0]);
		     s++) {
			f = measure(sizes[s], loads[n], effort);
			print_lookup(&f, stdout, csv);
			fflush(stdout);
		}
}

int lookups_command(int argc, char **argv)
{
	unsigned int effort = 1000;
	const char *path = NULL;
	char part[4096];
	FILE *csv = NULL;
	bool good;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--quick") == 0) {
			effort = 40;
		} else if (strcmp(argv[i], "--csv") == 0 && i + 1 < argc) {
			path = argv[++i];
		} else {
			fprintf(stderr, "lostkick: no option '%s'; --quick, or "
					"--csv and a file\n", argv[i]);
			return 2;
		}
	}
	snprintf(part, sizeof(part), "%s.part", path ? path : "");
	if (path)
		csv = fopen(part, "w");
	good = !path || csv;
	if (good)
		run_lookups(effort, csv);
	if (csv) {
		good = !ferror(csv);
		good = fclose(csv) == 0 && good && rename(part, path) == 0;
	}
	if (!good)
		fprintf(stderr, "lostkick: cannot write '%s': %s\n", path,
			strerror(errno));
	return good ? 0 : 75;
}
