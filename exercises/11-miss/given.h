/* What is given: a lock whose waiter sleeps, and is looked up in a table.
 * Yours are the three functions that use the table. */
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

/* Wait until `held` is FREE; sleep if that takes long. */
void wait_in_front(struct lock *l);

/* Drop the lock, and wake who sleeps in front of it. */
void drop(struct lock *l);

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

/* Make an entry for @l. There is always room. */
static struct bucket *insert(struct lock *l)
{
	for (unsigned int n = 0; n < BUCKETS; n++) {
		struct bucket *b = &table[(HOME + n) % BUCKETS];

		if (cmpxchg(&b->lock, NULL, l) == NULL) {
			WRITE_ONCE(b->name, my_name());
			return b;
		}
	}
	BUG("the table is full");
}

static void empty(struct bucket *b)
{
	smp_store_release(&b->lock, NULL);
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
	drop(&locks[which]);
}

#endif
