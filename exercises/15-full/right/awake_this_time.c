/* judged: holds */
/* Who has got no bucket stays awake this time. */
#include "given.h"

void wait_in_front(struct lock *l)
{
	struct bucket *mine;

	if (spin_until_free(l))
		return;
	mine = insert(l);
	if (mine && cmpxchg(&l->held, HELD, SLOW) == FREE) {
		empty(mine);
		return;
	}
	while (READ_ONCE(l->held) != FREE) {
		if (mine)
			pv_wait(&l->held, SLOW);
		else
			cpu_relax();
	}
}
