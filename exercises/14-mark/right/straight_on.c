/* judged: holds */
/* Straight on: there is only one time to sleep. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	struct bucket *mine = probe(0);

	if (spin_until_free(l))
		return;
	for (unsigned int n = 1; cmpxchg(&mine->lock, NULL, l); n++)
		mine = probe(n);
	xchg(&mine->name, my_name());
	if (cmpxchg(&l->held, HELD, SLOW) == HELD) {
		while (smp_load_acquire(&l->held) != FREE)
			pv_wait(&l->held, SLOW);
		return;
	}
	xchg(&mine->name, 0);
	empty(mine);
}
