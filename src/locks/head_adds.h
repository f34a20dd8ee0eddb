/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/head_adds.h
 * @brief The queue head takes the free lock by an atomic addition.
 */
#ifndef LOCKS_HEAD_ADDS_H
#define LOCKS_HEAD_ADDS_H

#include "locks/qspinlock.h"

static inline void set_locked(struct qspinlock *lock)
{
	atomic_fetch_add_relaxed(_Q_LOCKED_VAL, &lock->val);
}

#endif
