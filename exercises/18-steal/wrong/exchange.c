/* judged: deadlock */
/* An exchange takes also what it may not. */
#include "given.h"

int steal(struct lock *l)
{
	return xchg_acquire(&l->held_fair, HELD) == FREE;
}

void take_in_front(struct lock *l)
{
	smp_cond_load_acquire(&l->held, VAL == FREE);
	WRITE_ONCE(l->held_fair, HELD);
}
