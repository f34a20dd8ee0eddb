/* What is given: a lock that newcomers may steal, until the CPU in front forbids
 * it. Yours are steal() and take_in_front(). */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/cpu.h"

enum { FREE = 0, HELD = 1 };

struct lock {
	union {
		struct {
			uint8_t held;
			uint8_t fair; /* 1: nobody may steal */
		};
		uint16_t held_fair; /* held in bits 0-7, fair in bits 8-15 */
	};
	uint8_t front; /* 1: somebody is in front */
};

extern SHARED struct lock locks[NR_LOCKS];

/* Take the lock if it is free and may be stolen. Nonzero if it is taken. Does not
 * wait. */
int steal(struct lock *l);

/* This CPU is in front, and has set `fair`. Wait until the lock is free, take it,
 * and clear `fair`. */
void take_in_front(struct lock *l);

void lock(unsigned int which)
{
	struct lock *l = &locks[which];

	if (steal(l))
		return;
	while (xchg_acquire(&l->front, 1))
		smp_cond_load_acquire(&l->front, !VAL);
	xchg(&l->fair, 1); /* from here on nobody may overtake */
	take_in_front(l);
	BUG_ON(READ_ONCE(l->held_fair) != HELD);
	smp_store_release(&l->front, 0);
}

void unlock(unsigned int which)
{
	smp_store_release(&locks[which].held, FREE);
}

#endif
