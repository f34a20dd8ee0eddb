/* judged: lost kick */
#include "given.h"

/* Starter: the lock is free as early as possible. Nothing is kicked. */
void drop(struct lock *l)
{
	struct bucket *b;

	if (xchg(&l->held, FREE) == HELD)
		return;
	b = find(l);
	if (b)
		empty(b);
}
