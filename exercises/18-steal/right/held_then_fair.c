/* judged: holds */
/* Looks before it swaps; the lock is taken first, and then thieves may come again. */
#include "given.h"

int steal(struct lock *l)
{
	uint16_t seen = READ_ONCE(l->held_fair);

	return seen == FREE && try_cmpxchg_acquire(&l->held_fair, &seen, HELD);
}

void take_in_front(struct lock *l)
{
	smp_cond_load_acquire(&l->held, VAL == FREE);
	WRITE_ONCE(l->held, HELD);
	WRITE_ONCE(l->fair, 0);
}
