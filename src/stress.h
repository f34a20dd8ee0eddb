/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file stress.h
 * @brief Real threads at a native lock, with an eye on whether they hang.
 */
#ifndef STRESS_H
#define STRESS_H

#include <stdbool.h>
#include "machine/design.h"

/** What threads did to a native lock. */
struct stress {
	unsigned long wanted; /**< acquisitions, all threads together */
	unsigned long done;   /**< less than wanted: they hang */
	bool excluded;	      /**< never two threads inside one lock */
};

/**
 * @brief Let @p threads threads take the locks of a native design.
 * Thread n uses lock n modulo @p locks, @p turns times. Comes back, without
 * the threads, when none of them has got a lock for @p patience seconds.
 */
struct stress stress(const struct design *design, unsigned int threads,
		     unsigned int locks, unsigned long turns, double patience);

#endif
