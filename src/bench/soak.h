/* Tangled from lit/73-soak.nw; edit that file, not this one. */
/**
 * @file bench/soak.h
 * @brief Long runs of a native lock, with signals as interrupts.
 */
#ifndef BENCH_SOAK_H
#define BENCH_SOAK_H

#include <stdbool.h>
#include <stdio.h>

#include "machine/design.h"

enum { MOST_CONTEXTS = 4 };

struct soak_plan {
	unsigned int threads;  /**< 0: 8 if the lock can halt, else 2 */
	unsigned int contexts; /**< 1 to 4; cut down if the lock cannot nest */
	unsigned long turns;   /**< acquisitions of all threads, in task context */
	double quiet;	       /**< seconds without any that mean: they hang */
};

struct soak {
	unsigned int threads, contexts;
	unsigned long done[MOST_CONTEXTS];   /**< turns, for each context */
	unsigned long counted[MOST_CONTEXTS]; /**< the same, by plain counters */
	bool hangs;
	bool accounted; /**< every kick has ended a wait, or is there */
};

/** @brief Run it. If it hangs, that is told to @p out: the lock, its word,
 *  queue and table; and the threads are left as they are. */
struct soak soak(const struct design *design, const struct soak_plan *plan,
		 FILE *out);

/** @brief No hang, nothing lost. */
bool soak_holds(const struct soak *soak);

/** @brief `lostkick soak`. @return the exit status. */
int soak_command(int argc, char **argv);

#endif
