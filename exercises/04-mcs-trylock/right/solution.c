/* judged: holds */
/* Takes the place at the end of an empty queue. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	/* Before the swap: from then on others may write into it. `locked` is
	 * for one who waits, and that we never do. */
	WRITE_ONCE(me->next, NULL);
	return cmpxchg(tail, NULL, me) == NULL;
}
