/* judged: fifo */
/* Lets thieves in, and then takes the lock that they have. */
#include "given.h"

int steal(struct lock *l)
{
	return cmpxchg_acquire(&l->held_fair, FREE, HELD) == FREE;
}

void take_in_front(struct lock *l)
{
	smp_cond_load_acquire(&l->held, VAL == FREE);
	WRITE_ONCE(l->fair, 0);
	WRITE_ONCE(l->held, HELD);
}
