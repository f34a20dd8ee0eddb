/* Tangled from lit/09-whom-to-kick.nw; edit that file, not this one. */
/**
 * @file lookup/prev_chase.c
 * @brief The unlocker follows prev pointers from the tail to the sleeping head.
 *
 * After the patches of April and May 2014 (Long).
 */
#define QNODE_EXTRA          \
	struct qnode *prev;  \
	uint8_t head;
#define pv_init_node(node) init_node(node)
#define pv_wait_node pv_wait_node
#include "locks/pvqspinlock.h"

static void init_node(struct qnode *node)
{
	pv_init_plain_node(node);
	WRITE_ONCE(node->prev, NULL);
	WRITE_ONCE(node->head, 0);
}

static void pv_wait_node(struct qnode *node, struct qnode *prev)
{
	WRITE_ONCE(node->prev, prev);
	pv_sleep_until_head(node);
}

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	int marked = 0;

	while (!spin_until_free(lock)) {
		if (!marked) {
			WRITE_ONCE(node->head, marked = 1);
			if (cmpxchg(&lock->locked, _Q_LOCKED_VAL,
				    _Q_SLOW_VAL) == 0)
				break;
		}
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	return 0;
}

#include "locks/qspinlock_slowpath.h"

static struct qnode *find_head(struct qspinlock *lock)
{
	struct qnode *node = decode_tail(READ_ONCE(lock->val) & _Q_TAIL_MASK);

	while (!READ_ONCE(node->head)) {
		struct qnode *prev = READ_ONCE(node->prev);

		if (prev)
			node = prev;
		else
			cpu_relax();
	}
	return node;
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	struct qnode *node;

	if (cmpxchg(&lock->locked, _Q_LOCKED_VAL, 0) == _Q_LOCKED_VAL)
		return;
	smp_rmb(); /* SLOW before the mark; pairs with the cmpxchg in pv_wait_head */
	node = find_head(lock);
	smp_store_release(&lock->locked, 0);
	pv_kick(READ_ONCE(node->cpu));
}

#define LOOKUP_NODE_FIELDS FIELD(struct qnode, prev, NULL), \
		FIELD(struct qnode, head, NULL),
#include "lookup/pv_design.h"

PV_DESIGN(prev_chase, "the unlocker walks from the tail back to the head");
