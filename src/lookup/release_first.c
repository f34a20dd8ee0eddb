/* Tangled from lit/13-every-lookup-succeeds.nw; edit that file, not this one. */
/**
 * @file lookup/release_first.c
 * @brief BROKEN. Every search should succeed; but the lock is released before
 * it.
 *
 * The idea of April 1, 2015, with the unlock of the design before it.
 */
#include "lookup/walk_linear.h"
#include "lookup/insert.h"
#include "lookup/hash_first.h"
#include "lookup/unhash.h"

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	if (xchg(&lock->locked, 0) == _Q_SLOW_VAL)
		pv_kick(READ_ONCE(pv_unhash(lock)->cpu));
}

#include "lookup/pv_design.h"

PV_DESIGN(release_first,
	  "BROKEN: the unlocker releases, then takes the entry out");
