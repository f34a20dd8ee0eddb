/* judged: fifo */
#include "given.h"

/* Starter: after the flag is up, one thief that has looked before may still come. */
int steal(struct lock *l)
{
	return READ_ONCE(l->fair) == 0 &&
	       cmpxchg_acquire(&l->held, FREE, HELD) == FREE;
}

void take_in_front(struct lock *l)
{
	while (cmpxchg_acquire(&l->held, FREE, HELD) != FREE)
		smp_cond_load_acquire(&l->held, VAL == FREE);
	WRITE_ONCE(l->fair, 0);
}
