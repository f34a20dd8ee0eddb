/* judged: mutual exclusion */
/* Takes the end of the queue in two steps. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	WRITE_ONCE(me->next, NULL);
	if (READ_ONCE(*tail))
		return 0;
	WRITE_ONCE(*tail, me);
	return 1;
}
