/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file bench/lookup_size.h
 * @brief The look-ups of the book for NR_CPUS vCPUs; SIZE(...) names them.
 */
#include <string.h>

#define home_forced(lock) (-1)
#include "lookup/table.h"
#include "bench/lookups.h"

typedef struct qspinlock *entries_t[MAX_NODES];

struct place {
	_Alignas(CACHE_LINE) struct pv_hash_entry table[TABLE_BUCKETS];
	DEFINE_PER_CPU(entries_t, waits_for);
	struct qnode nodes[TABLE_BUCKETS];
};

static struct place *place;

/* The code of the chapters speaks of these by name. */
#define table place->table
#define waits_for place->waits_for
#define nodes place->nodes

#include "lookup/walk_linear.h"
#include "lookup/insert.h"
#include "lookup/unhash.h"

static struct qnode *pv_find(struct qspinlock *lock)
{
	struct probe probe = start_at_home(lock);
	struct pv_hash_entry *entry;

	while ((entry = next_bucket(&probe)))
		if (smp_load_acquire(&entry->lock) == lock)
			return READ_ONCE(entry->node);
	return NULL;
}

static struct pv_hash_entry *entry_of[TABLE_BUCKETS];
static struct qspinlock *lock_of[TABLE_BUCKETS];

static void begin_at(void *memory)
{
	place = memory;
	memset(place, 0, sizeof(*place));
}

static void let_sleep(unsigned int n, struct qspinlock *lock)
{
	lock_of[n] = lock;
	entry_of[n] = pv_hash(lock, &nodes[n]);
	WRITE_ONCE(nodes[n].cpu, n / MAX_NODES);
	WRITE_ONCE(per_cpu(waits_for, n / MAX_NODES)[n % MAX_NODES], lock);
}

static unsigned int unhash(struct qspinlock *lock)
{
	return READ_ONCE(pv_unhash(lock)->cpu);
}

static void let_sleep_again(unsigned int n)
{
	WRITE_ONCE(nodes[n].cpu, n / MAX_NODES);
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

#define SIZE(name)                                                     \
	const struct lookups name = { .vcpus = NR_CPUS,                \
				      .buckets = TABLE_BUCKETS,        \
				      .begin_at = begin_at,            \
				      .sleep = let_sleep,              \
				      .unhash = unhash,                \
				      .sleep_again = let_sleep_again,  \
				      .miss = miss,                    \
				      .scan = scan,                    \
				      .lines = lines,                  \
				      .place_size = sizeof(*place),    \
				      .table_lines = TABLE_LINES,      \
				      .entries_lines = NR_CPUS };
