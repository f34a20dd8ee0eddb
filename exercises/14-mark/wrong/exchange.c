/* judged: lost kick */
/* Marks the lock by an exchange, also one that has become free. */
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
			struct bucket *mine = insert(l);

			inserted = 1;
			if (xchg(&l->held, SLOW) == SLOW) {
				WRITE_ONCE(mine->name, 0);
				empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}
