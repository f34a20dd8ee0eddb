/* judged: demand missed */
/* Does not sleep. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	smp_cond_load_acquire(&l->held, VAL == FREE);
}
