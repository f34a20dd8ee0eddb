/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file lookup/table.h
 * @brief The hash table of sleeping queue heads.
 */
#ifndef LOOKUP_TABLE_H
#define LOOKUP_TABLE_H

#include "locks/pvqspinlock.h"
#include "machine/design.h"

/** "The queue head of @lock sleeps; its node is @node." Empty: lock is NULL. */
struct pv_hash_entry {
	struct qspinlock *lock;
	struct qnode *node;
};

#ifndef TABLE_BUCKETS
/** One for each context that can wait, so that one is always free. */
#define TABLE_BUCKETS (NR_CPUS * MAX_NODES)
#endif

enum {
	LINE_BUCKETS = CACHE_LINE / sizeof(struct pv_hash_entry),
	TABLE_LINES = (TABLE_BUCKETS + LINE_BUCKETS - 1) / LINE_BUCKETS,
};

static SHARED _Alignas(CACHE_LINE) struct pv_hash_entry table[TABLE_BUCKETS];

/* A lock's home is chosen by its address, unless an experiment forces it. */
#ifndef home_forced
static int forced_home[NR_LOCKS] = { -1, -1, -1, -1 };

static void set_home(unsigned int which, int line)
{
	forced_home[which] = line;
}
#define home_forced(lock) forced_home[(lock) - locks]
#endif

/** @brief The line of the table where probing for @p lock starts. */
static inline uint32_t home_line(const struct qspinlock *lock)
{
	int forced = home_forced(lock);
	uint64_t hash = (uintptr_t)lock * 0x61c8864680b583ebull;

	return forced >= 0 ? (uint32_t)forced
			   : (uint32_t)(hash >> 32) % TABLE_LINES;
}

/** @brief Empty a bucket. Release: what we have read of the entry is read before
 *  it is free for others. */
static inline void clear_entry(struct pv_hash_entry *entry)
{
	smp_store_release(&entry->lock, NULL);
}

static const struct field entry_fields[] = {
	FIELD(struct pv_hash_entry, lock, NULL),
	FIELD(struct pv_hash_entry, node, NULL),
	{ 0 }
};

static const struct table_shape table_shape = {
	.keys = &table[0].lock,
	.stride = sizeof(table[0]),
	.buckets = TABLE_BUCKETS,
	.flag_at = offsetof(struct qspinlock, locked),
	.flag = _Q_SLOW_VAL,
};

#define LOOKUP_OBJECTS \
	{ "table[%u]", table, sizeof(table[0]), TABLE_BUCKETS, entry_fields, 0 },
#define LOOKUP_TABLE &table_shape
#define LOOKUP_SET_HOME set_home
#ifndef LOOKUP_PROMISES
#define LOOKUP_PROMISES (PROMISE_FIFO | PROMISE_TABLE)
#endif

#endif
