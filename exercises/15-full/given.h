/* What is given: a lock whose waiter sleeps, and a table with too few
 * buckets. Yours is what the waiter does. */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/hypervisor.h"

/* SLOW: held, and the CPU in front sleeps; it is in the table. */
enum { FREE = 0, HELD = 1, SLOW = 3 };

/* Each lock is for two CPUs: one is inside, and the other one in front. */
struct lock {
	uint8_t held;
};

/* "The CPU with this name sleeps in front of this lock." */
struct bucket {
	struct lock *lock; /* NULL: empty */
	uint8_t name;	   /* number of the CPU plus 1 */
};

extern SHARED struct lock locks[NR_LOCKS];
extern SHARED struct bucket table[BUCKETS];

/* Wait until `held` is FREE. Sleep if that takes long, and if there is a bucket for
 * the lock. The holder empties it, and sets the lock FREE. */
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

/* Make an entry for @l; NULL if the table is full. */
static struct bucket *insert(struct lock *l)
{
	for (unsigned int n = 0; n < BUCKETS; n++) {
		struct bucket *b = &table[(HOME + n) % BUCKETS];

		if (cmpxchg(&b->lock, NULL, l) == NULL) {
			WRITE_ONCE(b->name, my_name());
			return b;
		}
	}
	return NULL;
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

	while (cmpxchg_acquire(&l->held, FREE, HELD) != FREE)
		wait_in_front(l);
}

static uint8_t take_out(struct lock *l)
{
	struct bucket *b = find(l);
	uint8_t name;

	BUG_ON(!b); /* SLOW, and not in the table */
	name = READ_ONCE(b->name);
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
