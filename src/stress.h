/* Tangled from lit/67-threads.nw; edit that file, not this one. */
/**
 * @file stress.h
 * @brief Real threads at a native lock, with an eye on whether they hang.
 */
#ifndef STRESS_H
#define STRESS_H

#include <stdbool.h>
#include "machine/cpu.h"
#include "machine/design.h"

/** Where the locks are at home in the table, if the design has one. */
enum homes {
	HOMES_NATURAL, /**< as their addresses have it */
	HOMES_SAME,
	HOMES_APART
};

/** What the threads are to do. */
struct stress_plan {
	enum homes homes;
	unsigned int threads, locks; /**< thread n uses lock n modulo locks */
	unsigned long turns;	     /**< acquisitions of each thread */
	unsigned int hold; /**< cpu_relax() calls while the lock is held */
	int patience;	   /**< looks of a bounded spin; 0: as the machine has it */
	double quiet;	   /**< seconds without an acquisition that mean: they hang */
};

/** @brief Eight threads at two locks, and every other turn somebody halts. */
struct stress_plan stress_plan(enum homes homes, unsigned long turns);

/** What they did. */
struct stress {
	unsigned long wanted; /**< acquisitions, all threads together */
	unsigned long done;   /**< less than wanted: they hang */
	unsigned long done_with[NR_LOCKS]; /**< the same, for each lock */
	bool excluded;	      /**< never two threads inside one lock */
	bool accounted;	      /**< all kicks have ended a wait, or are there */
	unsigned long halts, kicks;
};

/**
 * @brief Let threads take the locks of a native design.
 * Comes back, without the threads, when they hang; so call it once a process
 * if they may.
 */
struct stress stress(const struct design *design,
		     const struct stress_plan *plan);

#endif
