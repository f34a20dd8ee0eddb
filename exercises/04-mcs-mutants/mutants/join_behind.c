/* judged: mutual exclusion */
/* Joins at once if nobody is there, and in two steps behind somebody. */
#include "mcs.h"

void lock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *prev;

	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->locked, 0);
	prev = cmpxchg(&tails[which], NULL, me);
	if (prev) {
		prev = READ_ONCE(tails[which]);
		WRITE_ONCE(tails[which], me);
	}
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
