/* Tangled from lit/20-measured.nw; edit that file, not this one. */
/**
 * @file lookup/wait_early.c
 * @brief As merged; a waiter halts at once if the one in front does not run.
 *
 * After commit cd0272fab785 of November 2015.
 */
#define LOOKUP_PROMISES (PROMISE_FIFO | PROMISE_TABLE | PROMISE_ENTRY)
#define pv_wait_node pv_wait_node
#include "lookup/walk_linear.h"
#include "lookup/insert.h"

static int spin_behind(struct qnode *node, struct qnode *prev)
{
	int loop = spin_start(), head;

	do {
		head = READ_ONCE(node->locked);
	} while (!head && READ_ONCE(prev->state) == vcpu_running &&
		 spin_again(&loop));
	await_ends();
	return head;
}

static void pv_wait_node(struct qnode *node, struct qnode *prev)
{
	while (!spin_behind(node, prev)) {
		/* state before locked; pairs with the xchg in pv_kick_node */
		xchg(&node->state, vcpu_halted);
		if (!READ_ONCE(node->locked))
			pv_wait(&node->state, vcpu_halted);
		WRITE_ONCE(node->state, vcpu_running);
	}
}

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	struct pv_hash_entry *entry = NULL;

	while (!spin_until_free(lock)) {
		if (!entry) {
			entry = pv_hash(lock, node);
			if (cmpxchg(&lock->locked, _Q_LOCKED_VAL,
				    _Q_SLOW_VAL) == 0) {
				clear_entry(entry);
				break;
			}
		}
		WRITE_ONCE(node->state, vcpu_hashed);
		pv_wait(&lock->locked, _Q_SLOW_VAL);
		WRITE_ONCE(node->state, vcpu_running);
	}
	return 0;
}

#include "lookup/unhash.h"
#include "lookup/unhash_then_release.h"
#include "lookup/pv_design.h"

PV_DESIGN(wait_early, "as merged; halts early behind one that sleeps");
