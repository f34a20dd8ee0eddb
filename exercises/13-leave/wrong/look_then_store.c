/* judged: lost kick */
/* The waiter goes to sleep between the look and the store. */
#include "given.h"

void drop(struct lock *l)
{
	struct bucket *b;
	uint8_t name;

	if (READ_ONCE(l->held) == HELD) {
		smp_store_release(&l->held, FREE);
		return;
	}
	b = find(l);
	name = READ_ONCE(b->name);
	empty(b);
	smp_store_release(&l->held, FREE);
	pv_kick(name - 1);
}
