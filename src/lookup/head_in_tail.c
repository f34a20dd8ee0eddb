/* Tangled from lit/09-whom-to-kick.nw; edit that file, not this one. */
/**
 * @file lookup/head_in_tail.c
 * @brief The head leaves its name in the tail's node, and newcomers pass it on.
 *
 * After the patches of June 2014 (Zijlstra) and October 2014 (Long, v13).
 */
#define QNODE_EXTRA struct qnode *head;
#define pv_init_node(node) init_node(node)
#define pv_wait_node pv_wait_node
#include "locks/pvqspinlock.h"

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node);

static void init_node(struct qnode *node)
{
	pv_init_plain_node(node);
	WRITE_ONCE(node->head, NULL);
}

static void pv_wait_node(struct qnode *node, struct qnode *prev)
{
	struct qnode *head;

	/* A predecessor that has left has made us head before. */
	while (!(head = READ_ONCE(prev->head)) && !READ_ONCE(node->locked))
		cpu_relax();
	cmpxchg(&node->head, NULL, head); /* the head may have been here */
	pv_sleep_until_head(node);
}

#include "locks/qspinlock_slowpath.h"

static void announce(struct qspinlock *lock, struct qnode *head)
{
	uint32_t tail, seen = READ_ONCE(lock->val) & _Q_TAIL_MASK;

	do {
		tail = seen;
		WRITE_ONCE(decode_tail(tail)->head, head);
		smp_mb(); /* the name before the second look at the tail */
		seen = READ_ONCE(lock->val) & _Q_TAIL_MASK;
	} while (seen != tail);
}

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	int announced = 0;

	WRITE_ONCE(node->head, node);
	while (!spin_until_free(lock)) {
		if (!announced) {
			announce(lock, node);
			announced = 1;
			if (cmpxchg(&lock->locked, _Q_LOCKED_VAL,
				    _Q_SLOW_VAL) == 0)
				break;
		}
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	return 0;
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	struct qnode *tail, *head;

	if (cmpxchg(&lock->locked, _Q_LOCKED_VAL, 0) == _Q_LOCKED_VAL)
		return;
	smp_rmb(); /* SLOW before the name; pairs with the cmpxchg in pv_wait_head */
	tail = decode_tail(READ_ONCE(lock->val) & _Q_TAIL_MASK);
	head = smp_cond_load_acquire(&tail->head, VAL);
	smp_store_release(&lock->locked, 0);
	pv_kick(READ_ONCE(head->cpu));
}

#define LOOKUP_NODE_FIELDS FIELD(struct qnode, head, NULL),
#include "lookup/pv_design.h"

PV_DESIGN(head_in_tail, "the head leaves its name in the tail's node");
