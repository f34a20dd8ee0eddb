/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/bench.h
 * @brief Locks in a loop, on real threads: what a round needs, and what it says.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "bench/figures.h"

/** The events of a lock_event() that are counted. */
enum event {
	STOLEN,	  /**< a newcomer has taken the lock before those in the queue */
	SEARCHED, /**< an unlocker looks into the table */
	PASSED_BY,	  /**< a bucket that it found to be another's */
	EVENTS
};

/** A thread that takes and drops the lock. Others read what it counts. */
struct racer {
	_Alignas(64) unsigned long done; /**< acquisitions so far */
	unsigned long event[EVENTS];
	uint64_t since;	 /**< ticks: in lock() since then; 0: not there */
	bool overlapped; /**< found another thread inside */
	unsigned int number;
	struct histogram locking, unlocking; /**< ticks */
};

enum phase { WARMING, COUNTING, TIMING };

/** What they share: read by all, and changed by the one inside. */
struct track {
	_Alignas(64) enum phase phase;
	unsigned int critical, think; /**< turns of an empty loop */
	_Alignas(64) volatile unsigned long inside; /**< threads inside, protected */
};

/** A lock, and the loop that it is compiled into. */
struct looped {
	const char *name, *about;
	bool alone;	  /**< makes sense with one thread only */
	bool ours;	  /**< a lock of the book; else what people use instead */
	void (*run)(struct racer *me, struct track *track);
};

/** @brief Lock number @p n, in the order of the book; NULL at the end. */
const struct looped *looped_lock(unsigned int n);

/** @brief The lock called @p name; NULL if there is none. */
const struct looped *looped_named(const char *name);

enum { MOST_THREADS = 64 }; /* vCPUs of the native machine */

struct round_plan {
	unsigned int threads;
	cpu_set_t cpus; /**< where they may run */
	bool pin;	/**< each on one of these, in turn */
	unsigned int critical, think;
	int patience; /**< looks of a bounded spin */
	double seconds;
};

struct round {
	bool overlapped; /**< two threads were inside: not a lock */
	double per_second;
	double slowest; /**< acquisitions per second of the thread with fewest */
	double jain;	/**< fairness; negative if too few to say */
	unsigned long acquisitions, halts, kicks, event[EVENTS];
	struct histogram locking, unlocking; /**< ticks */
	double longest; /**< nanoseconds; longest wait, those not over included */
};

/**
 * @brief Run one round, in a process of its own, which is killed when the time
 * is over.
 * @return false if that could not be done; errno says why. Or a signal has
 * come: EINTR.
 */
bool bench_round(const struct looped *lock, const struct round_plan *plan,
		 struct round *round);

#endif
