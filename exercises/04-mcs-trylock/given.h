/* What is given: an MCS lock, and who uses it how. Yours is trylock(). */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/cpu.h"

struct node {
	struct node *next;
	uint32_t locked; /* 1: the lock is yours */
};

/* Each CPU has two: one to join with, and one that is free while it is inside. */
typedef struct node pair[2];
extern DEFINE_PER_CPU(pair, nodes);
extern SHARED struct node *tails[NR_LOCKS];

/* Take the lock with node @me, if nobody has it and nobody waits; else leave
 * it as it is. Returns nonzero if it is taken. Never waits. */
int trylock(struct node **tail, struct node *me);

static void wait_in_line(struct node **tail, struct node *me)
{
	struct node *prev;

	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->locked, 0);
	prev = xchg(tail, me);
	if (prev) {
		WRITE_ONCE(prev->next, me);
		smp_cond_load_acquire(&me->locked, VAL);
	}
}

/* CPU 0 waits in line. The others only try, again and again. */
void lock(unsigned int which)
{
	struct node *me = &this_cpu(nodes)[0], *free = &this_cpu(nodes)[1];

	if (smp_processor_id() == 0)
		wait_in_line(&tails[which], me);
	else
		while (!trylock(&tails[which], me))
			cpu_relax();
	BUG_ON(trylock(&tails[which], free)); /* it is held: by this CPU */
}

void unlock(unsigned int which)
{
	struct node *me = &this_cpu(nodes)[0], *next = READ_ONCE(me->next);

	if (!next) {
		if (cmpxchg(&tails[which], me, NULL) == me)
			return;
		next = smp_cond_load_acquire(&me->next, VAL);
	}
	smp_store_release(&next->locked, 1);
}

#endif
