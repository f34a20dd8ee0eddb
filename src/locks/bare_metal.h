/* Tangled from lit/06-pending-bit.nw; edit that file, not this one. */
/**
 * @file locks/bare_metal.h
 * @brief A stage of the queued spinlock on bare metal: every hook is empty.
 *
 * The includer chooses the steps on the word first: a word_*.h and a head_*.h.
 */
#ifndef LOCKS_BARE_METAL_H
#define LOCKS_BARE_METAL_H

#define pv_enabled() 0
#define pv_init_node(node) ((void)(node))
#define pv_trylock(lock) queued_spin_trylock(lock)
#define pv_wait_node(node, prev) ((void)(node), (void)(prev))
#ifndef pv_wait_head /* a broken lock below has another */
#define pv_wait_head(lock, node) 0
#endif
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

#define BARE_METAL_DESIGN(name_, about_)         \
	const struct design BACK_END(name_) = {  \
		.name = #name_,                  \
		.about = (about_),               \
		.promises = PROMISE_FIFO,        \
		.lock = lock,                    \
		.unlock = unlock,                \
		.doorway = queued_doorway,       \
		.memory = memory,                \
	}

#endif
