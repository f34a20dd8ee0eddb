/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/qspinlock.c
 * @brief The queued spinlock on bare metal: every hook is empty.
 */
#include "locks/qspinlock.h"

#define pv_enabled() 0
#define pv_init_node(node) ((void)(node))
#define pv_trylock(lock) queued_spin_trylock(lock)
#define pv_wait_node(node, prev) ((void)(node), (void)(prev))
#define pv_wait_head(lock, node) 0
#define pv_kick_node(lock, next) ((void)(next))

#include "locks/qspinlock_slowpath.h"
#include "locks/qspinlock_names.h"

static SHARED struct qspinlock locks[NR_LOCKS];

static void lock(unsigned int which)
{
	queued_spin_lock(&locks[which]);
}

static void unlock(unsigned int which)
{
	smp_store_release(&locks[which].locked, 0);
}

static const struct object memory[] = { LOCK_OBJECTS(locks),
					NODE_OBJECTS(qnodes, qnode_fields),
					{ 0 } };

const struct design BACK_END(qspinlock) = {
	.name = "qspinlock",
	.about = "the queued spinlock, on bare metal",
	.promises = PROMISE_FIFO,
	.lock = lock,
	.unlock = unlock,
	.doorway = queued_doorway,
	.memory = memory,
};
