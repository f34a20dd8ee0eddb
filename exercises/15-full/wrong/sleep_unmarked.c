/* judged: lost kick */
/* Sleeps without an entry, and says nothing. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	struct bucket *mine = NULL;

	while (!spin_until_free(l)) {
		if (!mine) {
			mine = insert(l);
			if (!mine) {
				pv_wait(&l->held, HELD);
				continue;
			}
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}
