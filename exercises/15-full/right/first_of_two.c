/* judged: holds */
/* Waits for the first of two things: a bucket, or the lock. */
#include "given.h"

static int sleep_with(struct bucket *mine, struct lock *l)
{
	if (cmpxchg(&l->held, HELD, SLOW) != HELD) {
		empty(mine);
		return 0;
	}
	while (READ_ONCE(l->held) == SLOW)
		pv_wait(&l->held, SLOW);
	return 1;
}

void wait_in_front(struct lock *l)
{
	while (!spin_until_free(l)) {
		struct bucket *mine = insert(l);

		if (mine && sleep_with(mine, l))
			return;
	}
}
