/* judged: lost kick */
/* Kicks a vCPU that finds the lock still held, and sleeps again. */
#include "given.h"

void drop(struct lock *l)
{
	struct bucket *b;
	uint8_t name;

	if (cmpxchg(&l->held, HELD, FREE) == HELD)
		return;
	b = find(l);
	name = READ_ONCE(b->name);
	empty(b);
	pv_kick(name - 1);
	smp_store_release(&l->held, FREE);
}
