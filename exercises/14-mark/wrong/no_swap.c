/* judged: foreign entry cleared */
/* Looks for an empty bucket, and then writes into it. */
#include "given.h"

static struct bucket *insert(struct lock *l)
{
	unsigned int n = 0;

	while (READ_ONCE(probe(n)->lock))
		n++;
	WRITE_ONCE(probe(n)->lock, l);
	WRITE_ONCE(probe(n)->name, my_name());
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
				WRITE_ONCE(mine->name, 0);
				empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}
