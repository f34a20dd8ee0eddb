/* judged: holds */
/* Fills its node as the others do. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->locked, 0);
	return cmpxchg_acquire(tail, NULL, me) ? 0 : 1;
}
