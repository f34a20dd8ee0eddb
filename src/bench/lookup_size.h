/* Tangled from lit/74-bench-command.nw; edit that file, not this one. */
/**
 * @file bench/lookup_size.h
 * @brief The look-ups of the book for NR_CPUS vCPUs; SIZE(...) names them.
 */
#define home_forced(lock) (-1)
#include "lookup/walk_linear.h"
#include "lookup/insert.h"
#include "lookup/unhash.h"
#include "bench/lookups.h"

static struct qnode *pv_find(struct qspinlock *lock)
{
	struct probe probe = start_at_home(lock);
	struct pv_hash_entry *entry;

	while ((entry = next_bucket(&probe)))
		if (smp_load_acquire(&entry->lock) == lock)
			return READ_ONCE(entry->node);
	return NULL;
}

typedef struct qspinlock *entries_t[MAX_NODES];
static DEFINE_PER_CPU(entries_t, waits_for);
static struct qnode nodes[TABLE_BUCKETS];
static struct pv_hash_entry *entry_of[TABLE_BUCKETS];
static struct qspinlock *lock_of[TABLE_BUCKETS];

static void let_sleep(unsigned int n, struct qspinlock *lock)
{
	nodes[n].cpu = n / MAX_NODES;
	lock_of[n] = lock;
	entry_of[n] = pv_hash(lock, &nodes[n]);
	WRITE_ONCE(per_cpu(waits_for, n / MAX_NODES)[n % MAX_NODES], lock);
}

static void clear_all(void)
{
	for (unsigned int n = 0; n < TABLE_BUCKETS; n++) {
		clear_entry(&table[n]);
		per_cpu(waits_for, n / MAX_NODES)[n % MAX_NODES] = NULL;
	}
}

static unsigned int unhash(struct qspinlock *lock)
{
	return pv_unhash(lock)->cpu;
}

static void restore(unsigned int n)
{
	WRITE_ONCE(entry_of[n]->lock, lock_of[n]);
}

static void miss(void)
{
	BUG_ON(pv_find(&locks[0])); /* nobody sleeps for it */
}

static unsigned int scan(struct qspinlock *lock)
{
	unsigned int found = NR_CPUS;

#undef pv_kick
#define pv_kick(cpu) (found = (cpu))
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		for (unsigned int n = 0; n < MAX_NODES; n++)
			if (READ_ONCE(per_cpu(waits_for, cpu)[n]) == lock)
				pv_kick(cpu);
	return found;
}

static unsigned int lines(struct qspinlock *lock)
{
	struct probe probe = start_at_home(lock);
	struct pv_hash_entry *entry;

	while ((entry = next_bucket(&probe)) && entry->lock != lock)
		;
	return (probe.count + LINE_BUCKETS - 1) / LINE_BUCKETS;
}

/* The description of the table is for traces; here only its size counts. */
#define SIZE(name)                                                     \
	const struct lookups name = { .vcpus = NR_CPUS,                \
				      .buckets = table_shape.buckets,  \
				      .sleep = let_sleep,              \
				      .clear = clear_all,              \
				      .unhash = unhash,                \
				      .restore = restore,              \
				      .miss = miss,                    \
				      .scan = scan,                    \
				      .lines = lines,                  \
				      .table = (char *)table,          \
				      .entries = (char *)waits_for,    \
				      .table_size = sizeof(table),     \
				      .entries_size = sizeof(waits_for) };
