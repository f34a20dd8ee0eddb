/* Tangled from lit/17-kick-at-unlock.nw; edit that file, not this one. */
/**
 * @file lookup/holder_hashes.c
 * @brief The new holder hashes for its halted successor, instead of kicking it.
 *
 * After commit 75d2270280686 of July 2015.
 */
#define HASHED_HEAD vcpu_hashed

#define pv_wait_node pv_wait_node
#define pv_kick_node pv_kick_node
#include "lookup/walk_linear.h"
#include "lookup/insert.h"

static void pv_wait_node(struct qnode *node, struct qnode *prev)
{
	(void)prev;
	while (!spin_until_head(node)) {
		/* state before locked; pairs with the cmpxchg in pv_kick_node */
		xchg(&node->state, vcpu_halted);
		if (!READ_ONCE(node->locked))
			pv_wait(&node->state, vcpu_halted);
		cmpxchg(&node->state, vcpu_halted, vcpu_running);
	}
}

static void pv_kick_node(struct qspinlock *lock, struct qnode *next)
{
	/* locked before state; pairs with the xchg in pv_wait_node */
	if (cmpxchg(&next->state, vcpu_halted, vcpu_hashed) != vcpu_halted)
		return;
	WRITE_ONCE(lock->locked, _Q_SLOW_VAL);
	pv_hash(lock, next);
}

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	struct pv_hash_entry *entry = NULL;
	int hashed = READ_ONCE(node->state) == vcpu_hashed;

	while (!spin_until_free(lock)) {
		if (!hashed) {
			hashed = 1;
			entry = pv_hash(lock, node);
			if (cmpxchg(&lock->locked, _Q_LOCKED_VAL,
				    _Q_SLOW_VAL) == 0) {
				clear_entry(entry);
				break;
			}
		}
		WRITE_ONCE(node->state, HASHED_HEAD);
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	return 0;
}

#include "lookup/unhash.h"
#include "lookup/unhash_then_release.h"
#include "lookup/pv_design.h"

PV_DESIGN(holder_hashes, "the holder hashes for its halted successor");
