/* Tangled from lit/12-paying-for-the-miss.nw; edit that file, not this one. */
/**
 * @file lookup/backward_shift_retry.c
 * @brief BROKEN. A deletion moves entries up; a search that misses begins
 * again.
 */
#define TABLE_BUCKETS 8
#define LOOKUP_PROMISES PROMISE_FIFO

#include "lookup/walk_linear.h"
#include "lookup/insert.h"

/* How far behind its home does bucket @n lie, for an entry of @lock? */
static unsigned int distance(const struct qspinlock *lock, unsigned int n)
{
	unsigned int home = home_line(lock) * LINE_BUCKETS % TABLE_BUCKETS;

	return (n + TABLE_BUCKETS - home) % TABLE_BUCKETS;
}

static void delete_entry(struct pv_hash_entry *entry)
{
	unsigned int hole = (unsigned int)(entry - table), n = hole;

	for (;;) {
		struct qspinlock *lock;
		unsigned int gap;

		n = (n + 1) % TABLE_BUCKETS;
		gap = (n + TABLE_BUCKETS - hole) % TABLE_BUCKETS;
		lock = READ_ONCE(table[n].lock);
		if (!lock || gap == 0)
			break;
		if (distance(lock, n) < gap)
			continue;
		WRITE_ONCE(table[hole].node, READ_ONCE(table[n].node));
		WRITE_ONCE(table[hole].lock, lock);
		hole = n;
	}
	clear_entry(&table[hole]);
}

static struct qnode *pv_unhash(struct qspinlock *lock)
{
	for (;;) {
		struct probe probe = start_at_home(lock);
		struct pv_hash_entry *entry;

		while ((entry = next_bucket(&probe))) {
			struct qnode *node;

			if (READ_ONCE(entry->lock) != lock)
				continue;
			node = READ_ONCE(entry->node);
			delete_entry(entry);
			return node;
		}
		cpu_relax();
	}
}

#define clear_entry(entry) delete_entry(entry)
#include "lookup/hash_first.h"
#include "lookup/unhash_then_release.h"
#include "lookup/pv_design.h"

PV_DESIGN(backward_shift_retry, "BROKEN: as backward_shift, and searches again");
