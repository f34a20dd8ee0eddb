/* Tangled from lit/77-bench-round.nw; edit that file, not this one. */
/**
 * @file bench/sheet.h
 * @brief The figures of a measurement: gathered, written, read, printed.
 */
#ifndef BENCH_SHEET_H
#define BENCH_SHEET_H

#include <stdbool.h>
#include <stdio.h>

#include "bench/bench.h"

/** The numbers of a line. Times are nanoseconds, events per acquisition. */
enum column {
	THREADS,
	CPUS,
	PINNED,
	CRITICAL,
	THINK,
	PATIENCE,
	ROUNDS,
	PER_SECOND, /**< acquisitions: median of the rounds */
	LOW,	    /**< the same, of the slowest round */
	HIGH,	    /**< and of the fastest */
	SLOWEST,    /**< acquisitions per second of the slowest thread: median */
	JAIN,	    /**< fairness: median */
	LOCK_50,    /**< percentiles, over all rounds */
	LOCK_99,
	LOCK_999,
	LONGEST,
	UNLOCK_50,
	UNLOCK_99,
	HALTS,
	KICKS,
	STEALS,
	PROBES, /**< buckets an unlocker looked at, when it had to */
	COLUMNS
};

struct line {
	char lock[32];
	double value[COLUMNS]; /**< NAN: not known */
};

enum { MOST_LINES = 1000, MOST_ROUNDS = 100, MACHINE_SIZE = 1200 };

struct sheet {
	char machine[MACHINE_SIZE]; /**< lines that begin with "# " */
	struct line line[MOST_LINES];
	unsigned int lines;
};

/** The rounds of one line, as they come. */
struct gathered {
	const struct looped *lock;
	struct round_plan plan;
	unsigned int rounds;
	double per_second[MOST_ROUNDS], slowest[MOST_ROUNDS], jain[MOST_ROUNDS];
	struct round sum;
};

/** @brief Add a round. */
void gather(struct gathered *g, const struct round *round);

/** @brief The line of what was gathered, which is at least one round. */
void sheet_add(struct sheet *sheet, struct gathered *g);

/** @brief Say in sheet->machine where and how this is measured. */
void sheet_machine(struct sheet *sheet);

/** @brief Add how much of our memory is in huge pages. */
void sheet_huge_pages(struct sheet *sheet);

/** @brief Write it; false: errno says why. The file is there whole or not. */
bool sheet_save(const struct sheet *sheet, const char *path);

/** @brief Read it. false: @p why says what is wrong, in which line. */
bool sheet_load(struct sheet *sheet, const char *path, char *why, size_t size);

/** @brief The line of this lock, threads and patience (0: any); or NULL. */
const struct line *sheet_find(const struct sheet *sheet, const char *lock,
			      unsigned int threads, int patience);

/** @brief Print it as tables. */
void sheet_print(const struct sheet *sheet, FILE *out);

#endif
