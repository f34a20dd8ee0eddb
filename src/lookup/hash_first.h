/* Tangled from lit/13-every-lookup-succeeds.nw; edit that file, not this one. */
/**
 * @file lookup/hash_first.h
 * @brief The queue head hashes its lock, then sets SLOW, then sleeps.
 */
static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	struct pv_hash_entry *entry = NULL;

	while (!spin_until_free(lock)) {
		if (!entry) {
			entry = pv_hash(lock, node);
			if (cmpxchg(&lock->locked, _Q_LOCKED_VAL,
				    _Q_SLOW_VAL) == 0) {
				clear_entry(entry);
				break;
			}
		}
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	return 0;
}
