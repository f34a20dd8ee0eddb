/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/word_byte.h
 * @brief Steps on the lock word, when pending is a byte and the tail is two:
 * each changes its own part.
 */
#ifndef LOCKS_WORD_BYTE_H
#define LOCKS_WORD_BYTE_H

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

#endif
