/* judged: BUG */
/* Sleeps without an entry: the holder looks for it. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	struct bucket *mine = NULL;

	while (!spin_until_free(l)) {
		if (!mine) {
			mine = insert(l);
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				if (mine)
					empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}
