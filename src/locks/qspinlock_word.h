/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/qspinlock_word.h
 * @brief Steps on the lock word, when pending is a byte and tail is two.
 */
#ifndef LOCKS_QSPINLOCK_WORD_H
#define LOCKS_QSPINLOCK_WORD_H

#include "locks/qspinlock.h"

static inline void clear_pending(struct qspinlock *lock)
{
	WRITE_ONCE(lock->pending, 0);
}

static inline void clear_pending_set_locked(struct qspinlock *lock)
{
	WRITE_ONCE(lock->locked_pending, _Q_LOCKED_VAL);
}

static inline uint32_t xchg_tail(struct qspinlock *lock, uint32_t tail)
{
	return (uint32_t)xchg(&lock->tail, tail >> _Q_TAIL_SHIFT)
	       << _Q_TAIL_SHIFT;
}

static inline void set_locked(struct qspinlock *lock)
{
	WRITE_ONCE(lock->locked, _Q_LOCKED_VAL);
}

#endif
