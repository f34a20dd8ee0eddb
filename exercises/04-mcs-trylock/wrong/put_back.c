/* judged: deadlock */
/* Joins, and puts the old tail back if there was somebody. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	struct node *prev;

	WRITE_ONCE(me->next, NULL);
	prev = xchg(tail, me);
	if (!prev)
		return 1;
	WRITE_ONCE(*tail, prev);
	return 0;
}
