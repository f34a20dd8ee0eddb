/* What is given: a lock whose waiter sleeps. Yours is a table without keys. */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/hypervisor.h"

/* SLOW: held, and the CPU in front sleeps. */
enum { FREE = 0, HELD = 1, SLOW = 3 };

struct lock {
	uint8_t held;
	uint8_t front; /* 1: somebody is in front, and waits for `held` */
};

extern SHARED struct lock locks[NR_LOCKS];

/* For you, 0 at first: in each bucket a byte for each of two contexts of a CPU, or
 * whatever else you like. All locks have the same bucket. */
struct bucket {
	uint8_t sleepers; /* for example a bit for each CPU */
	uint8_t others;	  /* if you need another one */
};

extern SHARED struct bucket table[1];
#define bucket_of(lock) (&table[0])

/* Nonzero in an interrupt. */
#define in_interrupt() (READ_ONCE(this_cpu(depths)) > 1)
extern DEFINE_PER_CPU(uint8_t, depths);

/* This CPU is going to sleep for @l: leave a mark. Called once before it does. */
void leave_mark(struct lock *l);

/* This CPU sleeps for @l no longer, and has the lock now. */
void take_mark(struct lock *l);

/* @l is FREE, and was SLOW: kick all that may sleep for it. */
void kick_marked(struct lock *l);

static int spin_until_free(struct lock *l)
{
	int loop = spin_start(), held;

	do {
		held = READ_ONCE(l->held);
	} while (held && spin_again(&loop));
	await_ends();
	return !held;
}

static void wait_in_front(struct lock *l)
{
	int marked = 0;

	while (!spin_until_free(l)) {
		if (!marked) {
			leave_mark(l);
			marked = 1;
		}
		if (cmpxchg(&l->held, HELD, SLOW) == FREE)
			break;
		pv_wait(&l->held, SLOW);
	}
	WRITE_ONCE(l->held, HELD);
	if (marked)
		take_mark(l);
}

void lock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t depth = READ_ONCE(this_cpu(depths));

	WRITE_ONCE(this_cpu(depths), depth + 1);
	while (xchg_acquire(&l->front, 1))
		smp_cond_load_acquire(&l->front, !VAL);
	wait_in_front(l);
	smp_store_release(&l->front, 0);
	WRITE_ONCE(this_cpu(depths), depth);
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];

	if (xchg(&l->held, FREE) == SLOW)
		kick_marked(l);
}

#endif
