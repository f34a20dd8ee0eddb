/* judged: two entries for one lock */
/* Inserts each time it goes to sleep. */
#include "given.h"

static struct bucket *insert(struct lock *l)
{
	unsigned int n = 0;

	while (cmpxchg(&probe(n)->lock, NULL, l))
		n++;
	WRITE_ONCE(probe(n)->name, my_name());
	return probe(n);
}

void wait_in_front(struct lock *l)
{
	while (!spin_until_free(l)) {
		{
			struct bucket *mine = insert(l);

			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				WRITE_ONCE(mine->name, 0);
				empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}
