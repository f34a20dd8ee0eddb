/* judged: BUG */
/* The lock, SLOW, and then the name. */
#include "given.h"

static struct bucket *insert(struct lock *l)
{
	unsigned int n = 0;

	while (cmpxchg(&probe(n)->lock, NULL, l))
		n++;
	return probe(n);
}

void wait_in_front(struct lock *l)
{
	int inserted = 0;

	while (!spin_until_free(l)) {
		if (!inserted) {
			struct bucket *mine = insert(l);

			inserted = 1;
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				empty(mine);
				return;
			}
			WRITE_ONCE(mine->name, my_name());
		}
		pv_wait(&l->held, SLOW);
	}
}
