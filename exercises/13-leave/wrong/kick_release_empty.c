/* judged: two entries for one lock */
/* Empties the bucket last. */
#include "given.h"

void drop(struct lock *l)
{
	struct bucket *b;
	uint8_t name;

	if (cmpxchg(&l->held, HELD, FREE) == HELD)
		return;
	b = find(l);
	name = READ_ONCE(b->name);
	smp_store_release(&l->held, FREE);
	pv_kick(name - 1);
	empty(b);
}
