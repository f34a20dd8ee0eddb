/* What is given: a lock whose waiters sleep. Yours is what they say before. */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/hypervisor.h"

/* SLOW: held, and somebody may sleep. */
enum { FREE = 0, HELD = 1, SLOW = 3 };

extern SHARED uint8_t locks[NR_LOCKS];

/* For you, all 0 at first: which locks a CPU sleeps for. A lock has its number
 * plus 1 for a name. */
struct memo {
	uint8_t entry;
	uint8_t second; /* if you need another one */
	uint8_t nothing; /* given: always 0 */
};
extern DEFINE_PER_CPU(struct memo, memos);

/* Halt until a kick comes. It compares nothing, as the poll of the Xen lock of
 * 2008: only a kick ends it, one that has come before ends it at once, and each
 * kick ends one halt. A kick is for the vCPU, whatever that runs. */
static void halt(void)
{
	pv_wait(&this_cpu(memos).nothing, 0);
}
#pragma GCC poison pv_wait

/* This CPU has found the lock held. Sleep until it may be free, or return at
 * once; the caller looks again. An interrupt may come at any step, and call
 * this function for another lock, on the same CPU. */
void sleep_for(unsigned int which);

/* The lock was SLOW, and has just been set FREE. Kick whoever sleeps for it. */
void wake_all(unsigned int which);

void lock(unsigned int which)
{
	while (cmpxchg_acquire(&locks[which], FREE, HELD) != FREE)
		sleep_for(which);
}

void unlock(unsigned int which)
{
	if (xchg(&locks[which], FREE) == SLOW)
		wake_all(which);
}

#endif
