/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file bench/lookups.h
 * @brief Finding whom to kick, on machines of several sizes.
 */
#ifndef BENCH_LOOKUPS_H
#define BENCH_LOOKUPS_H

#include <stddef.h>

struct qspinlock;

/** The three ways, for one number of vCPUs. */
struct lookups {
	unsigned int vcpus, buckets;
	/** Work in this place from now on, with a table and entries that are
	 *  empty. */
	void (*begin_at)(void *place);
	/** Let entry number @p n be of @p lock. */
	void (*sleep)(unsigned int n, struct qspinlock *lock);
	/** Find by the table, and take out. @return the vCPU */
	unsigned int (*unhash)(struct qspinlock *lock);
	/** Write node and entry @p n again, which unhash() has taken out. */
	void (*sleep_again)(unsigned int n);
	/** Look at all buckets for a lock that is not there. */
	void (*miss)(void);
	/** Scan the CPUs. @return the vCPU */
	unsigned int (*scan)(struct qspinlock *lock);
	/** Cache lines of the table that unhash() touches. */
	unsigned int (*lines)(struct qspinlock *lock);
	size_t place_size; /**< bytes; the place begins a cache line */
	unsigned int table_lines, entries_lines;
};

/** @brief `lostkick lookups`. @return the exit status. */
int lookups_command(int argc, char **argv);

#endif
