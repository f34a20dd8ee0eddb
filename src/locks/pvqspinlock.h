/* Tangled from lit/08-hooks.nw; edit that file, not this one. */
/**
 * @file locks/pvqspinlock.h
 * @brief The paravirt hooks that the lookup designs share: waiting in the
 * queue.
 *
 * A design that has its own pv_init_node, pv_trylock, pv_wait_node or
 * pv_kick_node defines a macro of that name before it includes this file.
 */
#ifndef LOCKS_PVQSPINLOCK_H
#define LOCKS_PVQSPINLOCK_H

#include "locks/word_byte.h"
#include "locks/head_stores.h"
#include "machine/hypervisor.h"

enum vcpu_state { vcpu_running, vcpu_halted, vcpu_hashed };

static SHARED struct qspinlock locks[NR_LOCKS];

#define pv_enabled() 1

static inline void pv_init_plain_node(struct qnode *node)
{
	WRITE_ONCE(node->cpu, smp_processor_id());
	WRITE_ONCE(node->state, vcpu_running);
}

#ifndef pv_init_node
#define pv_init_node(node) pv_init_plain_node(node)
#endif

/* Both return 0 when patience is over, nonzero when the wait is. */
static inline int spin_until_head(struct qnode *node)
{
	int loop = spin_start(), head;

	do {
		head = READ_ONCE(node->locked);
	} while (!head && spin_again(&loop));
	await_ends();
	return head;
}

static inline int spin_until_free(struct qspinlock *lock)
{
	int loop = spin_start(), held;

	do {
		held = READ_ONCE(lock->locked);
	} while (held && spin_again(&loop));
	await_ends();
	return !held;
}

/* Wait to become the queue head; sleep if that takes long. */
static inline void pv_sleep_until_head(struct qnode *node)
{
	while (!spin_until_head(node)) {
		/* state before locked; pairs with the xchg in pv_kick_node */
		xchg(&node->state, vcpu_halted);
		if (!READ_ONCE(node->locked))
			pv_wait(&node->state, vcpu_halted);
		WRITE_ONCE(node->state, vcpu_running);
	}
}

#ifndef pv_wait_node
#define pv_wait_node(node, prev) ((void)(prev), pv_sleep_until_head(node))
#endif

#ifndef pv_kick_node
/* The node @next is head now: wake its vCPU if it sleeps. */
static inline void pv_kick_node(struct qspinlock *lock, struct qnode *next)
{
	(void)lock;
	/* locked before state; pairs with the xchg in pv_wait_node */
	if (xchg(&next->state, vcpu_running) == vcpu_halted)
		pv_kick(READ_ONCE(next->cpu));
}
#endif

#ifndef pv_trylock
#define pv_trylock(lock) queued_spin_trylock(lock)
#endif

#endif
