/* judged: holds */
/* Tries to get by without the table. */
#include "given.h"

static unsigned int take_out(struct lock *l)
{
	struct bucket *b = find(l);
	unsigned int cpu = READ_ONCE(b->name) - 1u;

	return cmpxchg(&b->lock, l, NULL) == l ? cpu : 0;
}

void drop(struct lock *l)
{
	if (cmpxchg_release(&l->held, HELD, FREE) != HELD) {
		unsigned int cpu = take_out(l);

		smp_store_release(&l->held, FREE);
		pv_kick(cpu);
	}
}
