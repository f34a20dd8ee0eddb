/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file lookup/insert.h
 * @brief Insert at the first empty bucket of a walk. Include the walk before.
 */
/** @brief Enter @p lock, whose queue head's node is @p node.
 *  @return its bucket; there is always one, or it is a BUG. */
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
