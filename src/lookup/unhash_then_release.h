/* Tangled from lit/13-every-lookup-succeeds.nw; edit that file, not this one. */
/**
 * @file lookup/unhash_then_release.h
 * @brief The holder unlocks: take the entry out, then release, then kick.
 */
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
