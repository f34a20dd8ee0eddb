/* What is given: a queued lock. Yours is the way past its queue. */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/cpu.h"

/* Four bytes: pending in bits 0-7, held in bits 8-15, tail in bits 16-31.
 * Mind the order; it is not that of the chapter. */
struct word {
	union {
		uint32_t all;
		struct {
			uint8_t pending, held;
			uint16_t tail; /* name of a CPU; 0: no queue */
		};
		uint16_t pending_held;
	};
};

#define PENDING 0x0001u
#define HELD 0x0100u
#define TAIL_MASK 0xffff0000u

struct node {
	uint16_t next; /* name of the CPU behind */
	uint8_t head;  /* 1: you are the queue head */
};

extern SHARED struct word words[NR_LOCKS];
extern DEFINE_PER_CPU(struct node, nodes);

/* The lock was held when somebody looked at it. If nobody else waits, wait in
 * the word, as the pending CPU; take the lock, and return nonzero. If somebody
 * waits already, leave the word as it is for them, and return 0. */
int wait_as_pending(struct word *w);

static void wait_in_line(struct word *w)
{
	uint16_t me = (uint16_t)(smp_processor_id() + 1), prev;
	struct node *node = &this_cpu(nodes);
	uint32_t old;

	WRITE_ONCE(node->next, 0);
	WRITE_ONCE(node->head, 0);
	prev = xchg(&w->tail, me);
	if (prev) {
		WRITE_ONCE(per_cpu(nodes, prev - 1).next, me);
		smp_cond_load_acquire(&node->head, VAL);
	}
	old = smp_cond_load_acquire(&w->all, !(VAL & (PENDING | HELD)));
	if (old >> 16 == me && try_cmpxchg(&w->all, &old, HELD))
		return;
	WRITE_ONCE(w->held, 1);
	me = smp_cond_load_acquire(&node->next, VAL);
	smp_store_release(&per_cpu(nodes, me - 1).head, 1);
}

void lock(unsigned int which)
{
	struct word *w = &words[which];

	if (cmpxchg_acquire(&w->all, 0, HELD) != 0 && !wait_as_pending(w))
		wait_in_line(w);
}

void unlock(unsigned int which)
{
	smp_store_release(&words[which].held, 0);
}

#endif
