/* judged: entry left in the table */
/* Leaves its entry when the lock has become free. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	struct bucket *mine = NULL;

	while (!spin_until_free(l)) {
		if (!mine) {
			mine = insert(l);
			if (!mine)
				continue;
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}
