/* judged: BUG */
/* Says yes when it has failed. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	WRITE_ONCE(me->next, NULL);
	return cmpxchg(tail, NULL, me) != NULL;
}
