/* judged: foreign entry cleared */
/* Takes the bucket of another lock. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	struct bucket *mine = NULL;

	while (!spin_until_free(l)) {
		if (!mine) {
			mine = insert(l);
			if (!mine) {
				mine = &table[HOME];
				WRITE_ONCE(mine->lock, l);
				WRITE_ONCE(mine->name, my_name());
			}
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}
