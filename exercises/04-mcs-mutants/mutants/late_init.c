/* judged: deadlock */
/* Empties its node when it is in the queue already. */
#include "mcs.h"

void lock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *prev;

	prev = xchg(&tails[which], me);
	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->locked, 0);
	if (prev) {
		WRITE_ONCE(prev->next, me);
		smp_cond_load_acquire(&me->locked, VAL);
	}
}

void unlock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *next = READ_ONCE(me->next);

	if (!next) {
		if (cmpxchg(&tails[which], me, NULL) == me)
			return;
		next = smp_cond_load_acquire(&me->next, VAL);
	}
	smp_store_release(&next->locked, 1);
}
