/* judged: deadlock */
/* Clears its node when somebody may have written into it. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	if (cmpxchg(tail, NULL, me))
		return 0;
	WRITE_ONCE(me->next, NULL);
	return 1;
}
