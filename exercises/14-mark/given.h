/* What is given: a lock whose waiter sleeps, and the search that finds it.
 * Yours is what the waiter does. */
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

/* Wait until `held` is FREE; sleep if that takes long. As soon as the lock is SLOW
 * the holder may look, and then the bucket must have both, lock and name. The
 * holder empties it (its name is 0 again), and sets the lock FREE. */
void wait_in_front(struct lock *l);

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

static void empty(struct bucket *b)
{
	smp_store_release(&b->lock, NULL);
}

/* Bucket number @n on the walk of every lock, from 0. */
static struct bucket *probe(unsigned int n)
{
	return &table[(HOME + n) % BUCKETS];
}

/* The bucket of @l; NULL if @l is not in the table. */
static struct bucket *find(struct lock *l)
{
	for (unsigned int n = 0; n < BUCKETS; n++)
		if (smp_load_acquire(&table[(HOME + n) % BUCKETS].lock) == l)
			return &table[(HOME + n) % BUCKETS];
	return NULL;
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

static uint8_t take_out(struct lock *l)
{
	struct bucket *b = find(l);
	uint8_t name;

	BUG_ON(!b); /* SLOW, and not in the table */
	name = READ_ONCE(b->name);
	BUG_ON(!name); /* in the table, and not written yet */
	WRITE_ONCE(b->name, 0);
	empty(b);
	return name;
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
