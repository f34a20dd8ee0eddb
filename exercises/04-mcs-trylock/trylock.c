/* judged: deadlock */
#include "given.h"

/* Starter: takes a free lock. But the node is as its last turn has left it. */
int trylock(struct node **tail, struct node *me)
{
	return cmpxchg(tail, NULL, me) == NULL;
}
