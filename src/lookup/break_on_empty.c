/* Tangled from lit/11-break-on-empty.nw; edit that file, not this one. */
/**
 * @file lookup/break_on_empty.c
 * @brief BROKEN. The sleeper clears its entry; a search stops at an empty
 * bucket.
 *
 * After the design of March 2015, conceded broken by its author on April 1.
 */
#include "lookup/walk_lfsr.h"
#include "lookup/insert.h"

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

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
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
	return 0;
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
