/* judged: deadlock */
/* Waits in line, as lock() does. */
#include "given.h"

int trylock(struct node **tail, struct node *me)
{
	wait_in_line(tail, me);
	return 1;
}
