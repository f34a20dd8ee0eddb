/* Tangled from lit/18-stealing.nw; edit that file, not this one. */
/**
 * @file lookup/fair_mode_once.c
 * @brief BROKEN. As fair_mode, and promises that its head is robbed only once.
 */
#define LOOKUP_OVERTAKES 1
#define LOOKUP_PROMISES PROMISE_FIFO
#define LOOKUP_DOORWAY pending_doorway
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
	WRITE_ONCE(lock->pending, 1);
	for (;;) {
		smp_cond_load_acquire(&lock->locked, !VAL);
		if (cmpxchg_acquire(&lock->locked_pending, _Q_PENDING_VAL,
				    _Q_LOCKED_VAL) == _Q_PENDING_VAL)
			return READ_ONCE(lock->val);
	}
}

static bool pending_doorway(const struct request *r, uint64_t answer)
{
	(void)answer;
	return r->op == OP_STORE && r->size == 1 && r->a == 1;
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	smp_store_release(&lock->locked, 0);
}

#include "lookup/pv_design.h"

PV_DESIGN(fair_mode_once, "BROKEN: promises that the head is overtaken once");
