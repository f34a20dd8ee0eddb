/* judged: holds */
/* The search begins anywhere, and looks at every bucket; a kick too many does no harm. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	struct bucket *mine = NULL;

	while (!spin_until_free(l)) {
		if (!mine)
			mine = insert(l);
		if (cmpxchg(&l->held, HELD, SLOW) == FREE)
			break;
		pv_wait(&l->held, SLOW);
	}
	if (mine)
		empty(mine);
}

void drop(struct lock *l)
{
	if (xchg(&l->held, FREE) != SLOW)
		return;
	for (unsigned int n = 0; n < BUCKETS; n++)
		if (smp_load_acquire(&table[n].lock) == l)
			pv_kick(READ_ONCE(table[n].name) - 1);
}
