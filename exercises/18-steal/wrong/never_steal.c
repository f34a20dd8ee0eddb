/* judged: demand missed */
/* Nobody steals: the lock is fair, and slow. */
#include "given.h"

int steal(struct lock *l)
{
	(void)l;
	return 0;
}

void take_in_front(struct lock *l)
{
	smp_cond_load_acquire(&l->held, VAL == FREE);
	WRITE_ONCE(l->held_fair, HELD);
}
