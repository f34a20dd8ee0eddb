/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file lookup/insert.h
 * @brief Insert at the first empty bucket of a walk, which is included before.
 */
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
