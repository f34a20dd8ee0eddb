/* judged: foreign entry cleared */
/* Empties a bucket that the holder has emptied already. */
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
	struct bucket *mine = NULL;
	int inserted = 0;

	while (!spin_until_free(l)) {
		if (!inserted) {
			mine = insert(l);
			inserted = 1;
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				WRITE_ONCE(mine->name, 0);
				empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
	if (mine)
		empty(mine);
}
