/* judged: holds */
/* Looks first: a queue with somebody in it is left alone. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	struct node *last = READ_ONCE(*tail);

	if (last)
		return 0;
	WRITE_ONCE(me->next, NULL);
	return try_cmpxchg(tail, &last, me);
}
