/* Tangled from lit/11-break-on-empty.nw; edit that file, not this one. */
/**
 * @file lookup/break_on_empty.c
 * @brief BROKEN. The sleeper clears its entry; a search stops at an empty bucket.
 *
 * After the design of March 2015 (Zijlstra), conceded broken on April 1.
 */
#include "lookup/table.h"

/* x^6+x^5+1 for 64 lines, x^3+x^2+1 for 8: every value but 0, once a round. */
static uint32_t lfsr_next(uint32_t value)
{
	return value >> 1 ^ (value & 1 ? 3 * TABLE_LINES / 8 * 2 : 0);
}

struct probe {
	uint32_t first, line; /* 1 to TABLE_LINES - 1: an LFSR never leaves 0 */
	unsigned int bucket;
};

static struct probe start_at_home(const struct qspinlock *lock)
{
	uint32_t line = home_line(lock) % (TABLE_LINES - 1) + 1;

	return (struct probe){ .first = line, .line = line };
}

/* The next bucket to look at, or NULL when all have been seen. */
static struct pv_hash_entry *next_bucket(struct probe *probe)
{
	if (probe->bucket == LINE_BUCKETS) {
		probe->bucket = 0;
		probe->line = lfsr_next(probe->line);
		if (probe->line == probe->first)
			return NULL;
	}
	return &table[(probe->line - 1) * LINE_BUCKETS + probe->bucket++];
}

static struct pv_hash_entry *pv_hash(struct qspinlock *lock, struct qnode *node)
{
	struct probe probe = start_at_home(lock);
	struct pv_hash_entry *entry;

	while ((entry = next_bucket(&probe))) {
		if (cmpxchg(&entry->lock, NULL, lock) == NULL) {
			WRITE_ONCE(entry->node, node);
			return entry;
		}
	}
	BUG("the table is full");
}

static struct qnode *pv_find(struct qspinlock *lock)
{
	struct probe probe = start_at_home(lock);
	struct pv_hash_entry *entry;

	while ((entry = next_bucket(&probe))) {
		struct qspinlock *found = smp_load_acquire(&entry->lock);

		if (found == lock)
			return READ_ONCE(entry->node);
		if (found == NULL)
			break;
	}
	return NULL;
}

static void pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	struct pv_hash_entry *entry = NULL;

	while (!spin_until_free(lock)) {
		if (!entry)
			entry = pv_hash(lock, node);
		if (cmpxchg(&lock->locked, _Q_LOCKED_VAL, _Q_SLOW_VAL) == 0)
			break;
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	if (entry)
		clear_entry(entry);
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	struct qnode *node;

	if (xchg(&lock->locked, 0) != _Q_SLOW_VAL)
		return;
	node = pv_find(lock);
	if (node)
		pv_kick(READ_ONCE(node->cpu));
}

#include "lookup/pv_design.h"

PV_DESIGN(break_on_empty,
	  "BROKEN: a search of the table stops at an empty bucket");
