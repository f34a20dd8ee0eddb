/* judged: lost kick */
/* Forgets to kick. */
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
	smp_store_release(&l->held, FREE);
	(void)name;
}
