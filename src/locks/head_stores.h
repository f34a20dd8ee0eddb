/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/head_stores.h
 * @brief The queue head takes the free lock by a store of one byte.
 */
#ifndef LOCKS_HEAD_STORES_H
#define LOCKS_HEAD_STORES_H

#include "locks/qspinlock.h"

static inline void set_locked(struct qspinlock *lock)
{
	WRITE_ONCE(lock->locked, _Q_LOCKED_VAL);
}

#endif
