/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/word_bit.h
 * @brief Steps on the lock word, when pending is a bit of it: all of them
 * change the word as a whole.
 */
#ifndef LOCKS_WORD_BIT_H
#define LOCKS_WORD_BIT_H

#include "locks/qspinlock.h"

static inline void clear_pending(struct qspinlock *lock)
{
	atomic_fetch_add_relaxed(-_Q_PENDING_VAL, &lock->val);
}

static inline void clear_pending_set_locked(struct qspinlock *lock)
{
	atomic_fetch_add_relaxed(_Q_LOCKED_VAL - _Q_PENDING_VAL, &lock->val);
}

static inline uint32_t xchg_tail(struct qspinlock *lock, uint32_t tail)
{
	uint32_t old = READ_ONCE(lock->val);

	while (!try_cmpxchg(&lock->val, &old,
			    (old & _Q_LOCKED_PENDING_MASK) | tail))
		;
	return old & _Q_TAIL_MASK;
}

#endif
