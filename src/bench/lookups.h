/* Tangled from lit/74-bench-command.nw; edit that file, not this one. */
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
	/** Let entry number @p n be of @p lock. */
	void (*sleep)(unsigned int n, struct qspinlock *lock);
	/** Empty the table and the entries of the CPUs. */
	void (*clear)(void);
	/** Find by the table, and take out. @return the vCPU */
	unsigned int (*unhash)(struct qspinlock *lock);
	/** Put back what unhash() has taken out. */
	void (*restore)(unsigned int n);
	/** Look at all buckets for a lock that is not there. */
	void (*miss)(void);
	/** Scan the CPUs. @return the vCPU */
	unsigned int (*scan)(struct qspinlock *lock);
	/** Cache lines that unhash() touches. */
	unsigned int (*lines)(struct qspinlock *lock);
	/** Table and entries, to flush them from the caches. */
	char *table, *entries;
	size_t table_size, entries_size;
};

/** @brief `lostkick lookups`. @return the exit status. */
int lookups_command(int argc, char **argv);

#endif
