/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/qspinlock_slowpath.h
 * @brief The slow path, with places for the paravirt hooks. Included once
 * a lock.
 *
 * The includer defines pv_enabled, pv_init_node, pv_trylock, pv_wait_node,
 * pv_wait_head and pv_kick_node; and it chooses the steps on the word: a
 * word_*.h and a head_*.h.
 */
#ifndef LOCKS_QSPINLOCK_SLOWPATH_H
#define LOCKS_QSPINLOCK_SLOWPATH_H

#include "locks/qspinlock.h"

static DEFINE_PER_CPU(qnodes_t, qnodes);
static DEFINE_PER_CPU(uint32_t, nesting);

static struct qnode *decode_tail(uint32_t tail)
{
	return &per_cpu(qnodes, tail_cpu(tail))[tail_idx(tail)];
}

/* The second contender waits in the word itself.
 * Returns nonzero when it has got the lock that way. */
static int wait_as_pending(struct qspinlock *lock, uint32_t val)
{
	if (val == _Q_PENDING_VAL) {
		int loop = spin_start();

		do {
			val = READ_ONCE(lock->val);
		} while (val == _Q_PENDING_VAL && spin_again(&loop));
		await_ends();
	}
	if (val & ~_Q_LOCKED_MASK)
		return 0;

	val = atomic_fetch_or_acquire(_Q_PENDING_VAL, &lock->val);
	if (val & ~_Q_LOCKED_MASK) {
		if (!(val & _Q_PENDING_MASK))
			clear_pending(lock);
		return 0;
	}
	if (val & _Q_LOCKED_MASK)
		smp_cond_load_acquire(&lock->locked, !VAL);
	clear_pending_set_locked(lock);
	return 1;
}

static void join_the_queue(struct qspinlock *lock, struct qnode *node,
			   uint32_t tail)
{
	uint32_t old = xchg_tail(lock, tail);

	if (old & _Q_TAIL_MASK) {
		struct qnode *prev = decode_tail(old);

		WRITE_ONCE(prev->next, node);
		pv_wait_node(node, prev);
		smp_cond_load_acquire(&node->locked, VAL);
	}
}

static void take_as_head(struct qspinlock *lock, struct qnode *node,
			 uint32_t tail)
{
	struct qnode *next;
	uint32_t val;

	val = pv_wait_head(lock, node);
	if (!val)
		val = smp_cond_load_acquire(&lock->val,
					    !(VAL & _Q_LOCKED_PENDING_MASK));
	if ((val & _Q_TAIL_MASK) == tail &&
	    try_cmpxchg_relaxed(&lock->val, &val, _Q_LOCKED_VAL))
		return;

	set_locked(lock);
	next = smp_cond_load_acquire(&node->next, VAL);
	smp_store_release(&next->locked, 1);
	pv_kick_node(lock, next);
}

static void queued_spin_lock_slowpath(struct qspinlock *lock, uint32_t val)
{
	struct qnode *node;
	uint32_t idx, tail;

	if (!pv_enabled() && wait_as_pending(lock, val))
		return;

	idx = READ_ONCE(this_cpu(nesting));
	WRITE_ONCE(this_cpu(nesting), idx + 1);
	node = &this_cpu(qnodes)[idx];
	tail = encode_tail(smp_processor_id(), idx);
	WRITE_ONCE(node->locked, 0);
	WRITE_ONCE(node->next, NULL);
	pv_init_node(node);

	if (!pv_trylock(lock)) {
		join_the_queue(lock, node, tail);
		take_as_head(lock, node, tail);
	}
	WRITE_ONCE(this_cpu(nesting), idx);
}

static void queued_spin_lock(struct qspinlock *lock)
{
	uint32_t val = cmpxchg_acquire(&lock->val, 0, _Q_LOCKED_VAL);

	if (val)
		queued_spin_lock_slowpath(lock, val);
}

#endif
