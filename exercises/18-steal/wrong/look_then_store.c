/* judged: mutual exclusion */
/* Steals in two steps. */
#include "given.h"

int steal(struct lock *l)
{
	if (READ_ONCE(l->held_fair) != FREE)
		return 0;
	WRITE_ONCE(l->held_fair, HELD);
	return 1;
}

void take_in_front(struct lock *l)
{
	smp_cond_load_acquire(&l->held, VAL == FREE);
	WRITE_ONCE(l->held_fair, HELD);
}
