/* Tangled from lit/18-stealing.nw; edit that file, not this one. */
/**
 * @file lookup/always_steal.c
 * @brief BROKEN. Newcomers steal, and the queue head does not forbid it.
 */
#define LOOKUP_PROMISES PROMISE_FIFO
#define LOOKUP_OVERTAKES 4
#define pv_trylock(lock) steal(lock)
#include "locks/pvqspinlock.h"
#include "machine/design.h"

static int steal(struct qspinlock *lock)
{
	for (;;) {
		uint32_t val = READ_ONCE(lock->val);

		if (!(val & _Q_LOCKED_PENDING_MASK) &&
		    cmpxchg_acquire(&lock->locked, 0, _Q_LOCKED_VAL) == 0) {
			lock_event(STOLEN);
			return 1;
		}
		if (!(val & _Q_TAIL_MASK) || val & _Q_PENDING_MASK)
			return 0;
		cpu_relax();
	}
}

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	(void)node;
	do {
		smp_cond_load_acquire(&lock->locked, !VAL);
	} while (cmpxchg_acquire(&lock->locked, 0, _Q_LOCKED_VAL) != 0);
	return READ_ONCE(lock->val);
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	smp_store_release(&lock->locked, 0);
}

#include "lookup/pv_design.h"

PV_DESIGN(always_steal, "BROKEN: newcomers steal, and nobody forbids it");
