/* judged: holds */
/* Sleeps only with an entry, and tries again to make one whenever it is out of
 * patience. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	struct bucket *mine = NULL;

	while (!spin_until_free(l)) {
		if (!mine) {
			mine = insert(l);
			/* No bucket: nobody would find us asleep. */
			if (!mine)
				continue;
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}
