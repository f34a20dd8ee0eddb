/* What is given: a lock whose waiter sleeps, and is looked up in a table.
 * Yours are insert() and take_out(). */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/hypervisor.h"

/* SLOW: held, and the CPU in front sleeps; it is in the table. */
enum { FREE = 0, HELD = 1, SLOW = 3 };

struct lock {
	uint8_t held;
	uint8_t front; /* 1: somebody is in front, and waits for `held` */
};

/* "The CPU with this name sleeps in front of this lock." */
struct bucket {
	struct lock *lock; /* NULL: empty */
	uint8_t name;	   /* number of the CPU plus 1 */
};

extern SHARED struct lock locks[NR_LOCKS];
extern SHARED struct bucket table[BUCKETS];

/* All locks have the same home: the bucket with this number, where probing begins. */
#define home(lock) HOME

/* Write "@l, this CPU" into an empty bucket, and return that. There is one: the
 * table has a bucket for every CPU. */
struct bucket *insert(struct lock *l);

/* Find the entry of @l, which is in the table, empty its bucket, and return the
 * name that was in it. */
uint8_t take_out(struct lock *l);

static uint8_t my_name(void)
{
	return (uint8_t)(smp_processor_id() + 1);
}

/* Spin, for as long as patience lasts. Nonzero if the lock is free. */
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
	struct bucket *mine = NULL;

	while (!spin_until_free(l)) {
		if (!mine) {
			mine = insert(l);
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				smp_store_release(&mine->lock, NULL);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}

void lock(unsigned int which)
{
	struct lock *l = &locks[which];

	while (xchg_acquire(&l->front, 1))
		smp_cond_load_acquire(&l->front, !VAL);
	wait_in_front(l);
	WRITE_ONCE(l->held, HELD);
	smp_store_release(&l->front, 0);
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t name;

	if (cmpxchg(&l->held, HELD, FREE) == HELD)
		return;
	name = take_out(l);
	smp_store_release(&l->held, FREE);
	pv_kick(name - 1);
}

#endif
