/* judged: deadlock */
/* Its node names him who was behind it last time. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	return cmpxchg(tail, NULL, me) == NULL;
}
