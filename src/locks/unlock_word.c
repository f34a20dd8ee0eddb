/* Tangled from lit/05-four-bytes.nw; edit that file, not this one. */
/**
 * @file locks/unlock_word.c
 * @brief BROKEN. The first stage, and an unlock that writes the whole word.
 */
#include "locks/qspinlock.h"
#include "locks/qspinlock_names.h"

static SHARED struct qspinlock locks[NR_LOCKS];
static DEFINE_PER_CPU(qnodes_t, qnodes);
static DEFINE_PER_CPU(uint32_t, nesting);

static struct qnode *decode_tail(uint32_t tail)
{
	return &per_cpu(qnodes, tail_cpu(tail))[tail_idx(tail)];
}

/* Put @tail into the word and leave the rest; returns the old word. */
static uint32_t swap_tail(struct qspinlock *lock, uint32_t tail)
{
	uint32_t old = READ_ONCE(lock->val);

	while (!try_cmpxchg(&lock->val, &old, (old & _Q_LOCKED_MASK) | tail))
		;
	return old;
}

/* As queue head, and with the lock free: take it. Nonzero if nobody waits
 * behind. */
static int take_lock(struct qspinlock *lock, uint32_t tail)
{
	uint32_t old =
		smp_cond_load_acquire(&lock->val, !(VAL & _Q_LOCKED_MASK));
	uint32_t new;

	do {
		new = (old == tail ? 0 : old) | _Q_LOCKED_VAL;
	} while (!try_cmpxchg_relaxed(&lock->val, &old, new));
	return !(new & _Q_TAIL_MASK);
}

static void wait_in_queue(struct qspinlock *lock, struct qnode *node,
			  uint32_t tail)
{
	uint32_t old = swap_tail(lock, tail);
	struct qnode *next;

	if (old & _Q_TAIL_MASK) {
		WRITE_ONCE(decode_tail(old)->next, node);
		smp_cond_load_acquire(&node->locked, VAL);
	}
	if (take_lock(lock, tail))
		return;
	next = smp_cond_load_acquire(&node->next, VAL);
	smp_store_release(&next->locked, 1);
}

static void lock(unsigned int which)
{
	struct qspinlock *lock = &locks[which];
	struct qnode *node;
	uint32_t idx;

	if (cmpxchg_acquire(&lock->val, 0, _Q_LOCKED_VAL) == 0)
		return;
	idx = READ_ONCE(this_cpu(nesting));
	WRITE_ONCE(this_cpu(nesting), idx + 1);
	node = &this_cpu(qnodes)[idx];
	WRITE_ONCE(node->locked, 0);
	WRITE_ONCE(node->next, NULL);
	wait_in_queue(lock, node, encode_tail(smp_processor_id(), idx));
	WRITE_ONCE(this_cpu(nesting), idx);
}

static void unlock(unsigned int which)
{
	smp_store_release(&locks[which].val, 0);
}

static const struct object memory[] = { LOCK_OBJECTS(locks),
					NODE_OBJECTS(qnodes, qnode_fields),
					{ 0 } };

#define QUEUE_ONLY_DESIGN                                         \
	.promises = PROMISE_FIFO, .lock = lock, .unlock = unlock, \
	.doorway = queued_doorway, .memory = memory,

const struct design BACK_END(unlock_word) = {
	.name = "unlock_word",
	.about = "BROKEN: queue_only, and its unlock writes the whole word",
	QUEUE_ONLY_DESIGN
};
