/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file bench/lookups.c
 * @brief What it costs to find whom to kick, by the number of vCPUs.
 */
#define _GNU_SOURCE
#include "bench/lookups.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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

enum {
	SIZE_COUNT = sizeof(sizes) / sizeof(sizes[0]),
	MOST_ENTRIES = 4 * 4096,
	BATCH = 4,	  /* look-ups in a row */
	GROUPS = 5,	  /* of batches, for a warm figure */
	MOST_TIMES = 250, /* of a cold one */
	TURNS = 45,	  /* of all sizes */
};

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

/* Different entries, and the locks they are of. */
struct batch {
	unsigned int entry[BATCH];
	struct qspinlock *lock[BATCH];
};

static struct batch draw_batch(unsigned int entries)
{
	struct batch batch;

	for (unsigned int i = 0; i < BATCH; i++) {
		unsigned int before = 0;

		batch.entry[i] = draw(entries);
		batch.lock[i] = made_up[batch.entry[i]];
		while (batch.entry[before] != batch.entry[i])
			before++;
		if (before < i) /* drawn already */
			i--;
	}
	return batch;
}

enum { HUGE_PAGE = 1 << 21 };

static void *place;

/* Ask for a huge page; whether there are any is for the sheet to say. */
static bool make_place(void)
{
	place = aligned_alloc(HUGE_PAGE, HUGE_PAGE);
	if (!place)
		return false;
	madvise(place, HUGE_PAGE, MADV_HUGEPAGE);
	memset(place, 0, HUGE_PAGE);
	return true;
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
	for (uint64_t start = nanoseconds(); nanoseconds() - start < 20000;)
		; /* until memory has what was written */
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

/* Find the first @count of a batch, or miss as often. */
static void look_up(const struct lookups *l, enum way way,
		    const struct batch *batch, unsigned int count)
{
	for (unsigned int i = 0; i < count; i++)
		if (way == BY_MISS)
			l->miss();
		else if (way == BY_HASH)
			BUG_ON(l->unhash(batch->lock[i]) != batch->entry[i] / 4);
		else
			BUG_ON(l->scan(batch->lock[i]) != batch->entry[i] / 4);
}

static void sleep_again(const struct lookups *l, enum way way,
			const struct batch *batch, unsigned int count)
{
	for (unsigned int i = 0; way == BY_HASH && i < count; i++)
		l->sleep_again(batch->entry[i]);
}

/* The middle half of some times: mean. */
static double typical(double *time, unsigned int times)
{
	double sum = 0;

	median(time, times); /* sorts them */
	for (unsigned int i = times / 4; i < times - times / 4; i++)
		sum += time[i];
	return sum / (times - times / 4 * 2);
}

/* Ticks between two looks at the clock. */
static double clock_cost(void)
{
	static double time[MOST_TIMES];
	uint64_t before;

	for (unsigned int i = 0; i < MOST_TIMES; i++) {
		before = settled_ticks();
		time[i] = (double)(settled_ticks() - before);
	}
	return typical(time, MOST_TIMES);
}

/* Look-ups of entries that this core has just used. */
static double warm(const struct lookups *l, enum way way, unsigned int entries,
		   unsigned int batches, double clock)
{
	double group[GROUPS];

	for (unsigned int g = 0; g < GROUPS; g++) {
		uint64_t spent = 0, before;

		for (unsigned int b = 0; b < batches; b++) {
			struct batch batch = draw_batch(entries);

			look_up(l, way, &batch, BATCH);
			sleep_again(l, way, &batch, BATCH);
			before = settled_ticks();
			look_up(l, way, &batch, BATCH);
			spent += settled_ticks() - before;
			sleep_again(l, way, &batch, BATCH);
		}
		group[g] = (double)spent / batches;
	}
	return (typical(group, GROUPS) - clock) / BATCH * tick_length();
}

/* A look-up out of the blue. */
static double cold(const struct lookups *l, enum way way, unsigned int entries,
		   unsigned int times, double clock)
{
	static double time[MOST_TIMES];
	uint64_t before;

	for (unsigned int i = 0; i < times; i++) {
		struct batch batch = draw_batch(entries);

		flush(place, l->place_size);
		before = settled_ticks();
		look_up(l, way, &batch, 1);
		time[i] = (double)(settled_ticks() - before);
		sleep_again(l, way, &batch, 1);
	}
	return (typical(time, times) - clock) * tick_length();
}

/* Stay on the CPU we are on; the waiter gets another one that is ours. */
static cpu_set_t its_cpu;

static void choose_cpus(void)
{
	cpu_set_t ours, mine;
	int cpu = 0;

	sched_getaffinity(0, sizeof(ours), &ours);
	CPU_ZERO(&mine);
	CPU_SET(sched_getcpu(), &mine);
	sched_setaffinity(0, sizeof(mine), &mine);
	CPU_XOR(&ours, &ours, &mine);
	CPU_ZERO(&its_cpu);
	while (cpu < CPU_SETSIZE && !CPU_ISSET(cpu, &ours))
		cpu++;
	if (cpu < CPU_SETSIZE)
		CPU_SET(cpu, &its_cpu);
}

struct waiter {
	const struct lookups *l;
	pthread_t thread;
	_Alignas(CACHE_LINE) unsigned int entry; /* to write; WRITTEN; END */
};

enum { WRITTEN = MOST_ENTRIES, END };

static void *wait_and_write(void *arg)
{
	struct waiter *w = arg;
	unsigned int entry;

	while ((entry = smp_load_acquire(&w->entry)) != END)
		if (entry != WRITTEN) {
			w->l->sleep_again(entry);
			smp_store_release(&w->entry, WRITTEN);
		}
	return NULL;
}

static bool start_waiter(struct waiter *w)
{
	pthread_attr_t attributes;
	bool started;

	w->entry = WRITTEN;
	pthread_attr_init(&attributes);
	pthread_attr_setaffinity_np(&attributes, sizeof(its_cpu), &its_cpu);
	started = pthread_create(&w->thread, &attributes, wait_and_write, w) == 0;
	pthread_attr_destroy(&attributes);
	return started;
}

/* A look-up of what the waiter has just written. NAN: there is none. */
static double other(const struct lookups *l, unsigned int entries,
		    unsigned int times, double clock)
{
	static double time[MOST_TIMES];
	static struct waiter w;
	uint64_t before;

	w.l = l;
	if (CPU_COUNT(&its_cpu) == 0 || !start_waiter(&w))
		return NAN;
	for (unsigned int i = 0; i < times; i++) {
		struct batch batch = draw_batch(entries);

		look_up(l, BY_HASH, &batch, 1);
		smp_store_release(&w.entry, batch.entry[0]);
		while (smp_load_acquire(&w.entry) != WRITTEN)
			;
		before = settled_ticks();
		look_up(l, BY_HASH, &batch, 1);
		time[i] = (double)(settled_ticks() - before);
		sleep_again(l, BY_HASH, &batch, 1);
	}
	smp_store_release(&w.entry, END);
	pthread_join(w.thread, NULL);
	return (typical(time, times) - clock) * tick_length();
}

static const char *const figure_names[] = {
	"hash_warm", "hash_cold", "hash_other", "hash_lines", "miss_warm",
	"miss_cold", "miss_lines", "scan_warm",	 "scan_cold", "scan_lines"
};

enum { FIGURES = sizeof(figure_names) / sizeof(figure_names[0]) };

/* In the order of the names. */
static void measure(const struct lookups *l, double load, unsigned int effort,
		    double figure[FIGURES])
{
	unsigned int entries = (unsigned int)(load * l->buckets);
	unsigned int fewer = l->vcpus / 16 + 1; /* scans of many CPUs are slow */
	double lines = 0, clock = clock_cost();

	l->begin_at(place);
	for (unsigned int n = 0; n < entries; n++)
		l->sleep(n, made_up[n]);
	for (unsigned int n = 0; n < entries; n++)
		lines += (double)l->lines(made_up[n]) / entries;
	for (int way = 0; way < WAYS; way++) {
		unsigned int turns = way == BY_HASH ? effort
						    : effort / fewer + 1;

		*figure++ = warm(l, way, entries, turns, clock);
		*figure++ = cold(l, way, entries, effort / 4, clock);
		if (way == BY_HASH)
			*figure++ = other(l, entries, effort / 4, clock);
		*figure++ = way == BY_HASH   ? lines
			    : way == BY_MISS ? l->table_lines
					     : l->entries_lines;
	}
}

static const double loads[] = { 0.25, 0.5, 0.75 };

static void print_lookup(unsigned int vcpus, double load, const double *figure,
			 FILE *out, FILE *csv)
{
	fprintf(out, "%5u %5.2f", vcpus, load);
	for (int f = 0; f < FIGURES; f++)
		fprintf(out, " %10.1f", figure[f]);
	fprintf(out, "\n");
	if (!csv)
		return;
	fprintf(csv, "%u,%.2f", vcpus, load);
	for (int f = 0; f < FIGURES; f++)
		fprintf(csv, ",%.4g", figure[f]);
	fprintf(csv, "\n");
}

/* All sizes, and again; the middle half of the turns. */
static void run_load(double load, unsigned int effort, FILE *csv)
{
	static double round[TURNS][SIZE_COUNT][FIGURES];
	double figure[FIGURES], same[TURNS];

	for (int r = 0; r < TURNS; r++)
		for (int s = 0; s < SIZE_COUNT; s++)
			measure(sizes[s], load, effort, round[r][s]);
	for (int s = 0; s < SIZE_COUNT; s++) {
		for (int f = 0; f < FIGURES; f++) {
			for (int r = 0; r < TURNS; r++)
				same[r] = round[r][s][f];
			figure[f] = typical(same, TURNS);
		}
		print_lookup(sizes[s]->vcpus, load, figure, stdout, csv);
	}
}

static void run_lookups(unsigned int effort, FILE *csv)
{
	static struct sheet sheet;

	sheet_machine(&sheet);
	sheet_huge_pages(&sheet);
	printf("%s\nvcpus  load", sheet.machine);
	if (csv)
		fprintf(csv, "%svcpus,load", sheet.machine);
	for (int f = 0; f < FIGURES; f++) {
		printf(" %10s", figure_names[f]);
		if (csv)
			fprintf(csv, ",%s", figure_names[f]);
	}
	printf("\n");
	if (csv)
		fprintf(csv, "\n");
	make_locks_up();
	choose_cpus();
	for (unsigned int n = 0; n < sizeof(loads) / sizeof(loads[0]); n++)
		run_load(loads[n], effort, csv);
}

int lookups_command(int argc, char **argv)
{
	unsigned int effort = 200;
	const char *path = NULL;
	char part[4096];
	FILE *csv = NULL;
	bool good;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--quick") == 0) {
			effort = 20;
		} else if (strcmp(argv[i], "--csv") == 0 && i + 1 < argc) {
			path = argv[++i];
		} else {
			fprintf(stderr, "lostkick: no option '%s'; --quick, or "
					"--csv and a file\n", argv[i]);
			return 2;
		}
	}
	if (!make_place()) {
		fprintf(stderr, "lostkick: no memory for a table\n");
		return 75;
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
