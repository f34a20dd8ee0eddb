/* Tangled from lit/13-every-lookup-succeeds.nw; edit that file, not this one. */
/**
 * @file lookup/unhash.h
 * @brief A search that must succeed, and takes the entry out. Include the walk
 * before.
 */
/* What to do about a bucket that is not ours: go on. */
#ifndef pass_by
#define pass_by(found) ((void)(found))
#endif

/** @brief Take out the entry of @p lock; there must be one, or it is a BUG.
 *  @return the node of the queue head that sleeps. */
static struct qnode *pv_unhash(struct qspinlock *lock)
{
	struct probe probe = start_at_home(lock);
	struct pv_hash_entry *entry;

	lock_event(SEARCHED);
	while ((entry = next_bucket(&probe))) {
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
