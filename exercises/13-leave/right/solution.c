/* judged: holds */
/* Take out, then release, then kick. */
#include "given.h"

void drop(struct lock *l)
{
	struct bucket *b;
	uint8_t name;

	if (cmpxchg(&l->held, HELD, FREE) == HELD)
		return;
	/* SLOW stays as long as we hold the lock, and the entry as well. */
	b = find(l);
	/* The name before the bucket is free for another lock. */
	name = READ_ONCE(b->name);
	empty(b);
	/* From here on the waiter, or another one, may be in and insert again. */
	smp_store_release(&l->held, FREE);
	/* Last: who is woken looks whether the lock is free. */
	pv_kick(name - 1);
}
