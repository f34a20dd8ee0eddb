/* judged: two entries for one lock */
/* Releases first: the next waiter may insert before the old entry is out. */
#include "given.h"

void drop(struct lock *l)
{
	struct bucket *b;
	uint8_t name;

	if (xchg(&l->held, FREE) == HELD)
		return;
	b = find(l);
	name = READ_ONCE(b->name);
	empty(b);
	pv_kick(name - 1);
}
