/* judged: BUG */
/* SLOW first: the holder looks, and finds nothing. */
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
	int inserted = 0;

	while (!spin_until_free(l)) {
		if (!inserted) {
			if (cmpxchg(&l->held, HELD, SLOW) == FREE)
				return;
			insert(l);
			inserted = 1;
		}
		pv_wait(&l->held, SLOW);
	}
}
