/* judged: demand missed */
/* Stays awake: then no table is needed at all. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	while (!spin_until_free(l))
		;
}
