/* judged: fifo */
/* Does not look at all. */
#include "given.h"

int steal(struct lock *l)
{
	return cmpxchg_acquire(&l->held, FREE, HELD) == FREE;
}

void take_in_front(struct lock *l)
{
	while (cmpxchg_acquire(&l->held, FREE, HELD) != FREE)
		smp_cond_load_acquire(&l->held, VAL == FREE);
	WRITE_ONCE(l->fair, 0);
}
