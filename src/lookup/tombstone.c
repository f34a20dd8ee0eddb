/* Tangled from lit/12-paying-for-the-miss.nw; edit that file, not this one. */
/**
 * @file lookup/tombstone.c
 * @brief The sleeper leaves a mark; a search stops at a bucket never used.
 */
#include "lookup/walk_linear.h"

#define TOMBSTONE ((struct qspinlock *)1)

static struct pv_hash_entry *pv_hash(struct qspinlock *lock, struct qnode *node)
{
	struct probe probe = start_at_home(lock);
	struct pv_hash_entry *entry;

	while ((entry = next_bucket(&probe))) {
		struct qspinlock *found = READ_ONCE(entry->lock);

		if (found != NULL && found != TOMBSTONE)
			continue;
		if (cmpxchg(&entry->lock, found, lock) == found) {
			WRITE_ONCE(entry->node, node);
			return entry;
		}
	}
	BUG("the table is full");
}

static void bury(struct pv_hash_entry *entry)
{
	smp_store_release(&entry->lock, TOMBSTONE);
}
#define clear_entry(entry) bury(entry)

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

PV_DESIGN(tombstone, "the sleeper leaves a mark; a search walks past marks");
