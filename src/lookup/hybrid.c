/* Tangled from lit/18-stealing.nw; edit that file, not this one. */
/**
 * @file lookup/hybrid.c
 * @brief Newcomers may steal, until the queue head sets the pending byte.
 *
 * After commits 1c4941fd53af (2015) and 11752adb68a3 (2017).
 */
#define LOOKUP_PROMISES PROMISE_TABLE
#define pv_trylock(lock) steal(lock)
#include "lookup/walk_linear.h"
#include "lookup/insert.h"

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

/* Spin with the pending byte up; returns nonzero with the lock taken. */
static int take_in_fair_mode(struct qspinlock *lock)
{
	int loop = spin_start(), taken = 0;

	WRITE_ONCE(lock->pending, 1);
	do {
		if (READ_ONCE(lock->locked) == 0)
			taken = cmpxchg_acquire(&lock->locked_pending,
						_Q_PENDING_VAL,
						_Q_LOCKED_VAL) ==
				_Q_PENDING_VAL;
	} while (!taken && spin_again(&loop));
	await_ends();
	if (!taken)
		WRITE_ONCE(lock->pending, 0);
	return taken;
}

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	while (!take_in_fair_mode(lock)) {
		struct pv_hash_entry *entry = pv_hash(lock, node);

		if (xchg(&lock->locked, _Q_SLOW_VAL) == 0) {
			WRITE_ONCE(lock->locked, _Q_LOCKED_VAL);
			clear_entry(entry);
			break;
		}
		while (READ_ONCE(lock->locked) == _Q_SLOW_VAL)
			pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	return READ_ONCE(lock->val);
}

#include "lookup/unhash.h"
#include "lookup/unhash_then_release.h"
#include "lookup/pv_design.h"

PV_DESIGN(hybrid, "newcomers steal, until the queue head forbids it");
