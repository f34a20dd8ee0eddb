/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file lookup/merged.h
 * @brief Hash, then SLOW; the unlocker takes the entry out before it releases.
 *
 * After the design merged into Linux in 2015 (commit a23db284fe0d).
 */
#ifndef LOOKUP_MERGED_H
#define LOOKUP_MERGED_H

#include "lookup/table.h"

static struct pv_hash_entry *nth_bucket(const struct qspinlock *lock,
					unsigned int n)
{
	return &table[(home_line(lock) * LINE_BUCKETS + n) % TABLE_BUCKETS];
}

static struct pv_hash_entry *pv_hash(struct qspinlock *lock, struct qnode *node)
{
	unsigned int n;

	for (n = 0; n < TABLE_BUCKETS; n++) {
		struct pv_hash_entry *entry = nth_bucket(lock, n);

		if (cmpxchg(&entry->lock, NULL, lock) == NULL) {
			WRITE_ONCE(entry->node, node);
			return entry;
		}
	}
	BUG("the table is full");
}

/* What to do about a bucket that is not ours: go on. */
#ifndef pass_by
#define pass_by(found) ((void)(found))
#endif

static struct qnode *pv_unhash(struct qspinlock *lock)
{
	unsigned int n;

	for (n = 0; n < TABLE_BUCKETS; n++) {
		struct pv_hash_entry *entry = nth_bucket(lock, n);
		struct qspinlock *found = READ_ONCE(entry->lock);

		if (found == lock) {
			struct qnode *node = READ_ONCE(entry->node);

			clear_entry(entry);
			return node;
		}
		pass_by(found);
	}
	BUG("the lock is SLOW and not in the table");
}

static void pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	struct pv_hash_entry *entry = NULL;

	while (!spin_until_free(lock)) {
		if (!entry) {
			entry = pv_hash(lock, node);
			if (cmpxchg(&lock->locked, _Q_LOCKED_VAL,
				    _Q_SLOW_VAL) == 0) {
				clear_entry(entry);
				return;
			}
		}
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	struct qnode *node;

	if (cmpxchg(&lock->locked, _Q_LOCKED_VAL, 0) == _Q_LOCKED_VAL)
		return;
	smp_rmb(); /* SLOW before the entry; pairs with the cmpxchg in pv_wait_head */
	node = pv_unhash(lock);
	smp_store_release(&lock->locked, 0);
	pv_kick(READ_ONCE(node->cpu));
}

#endif
