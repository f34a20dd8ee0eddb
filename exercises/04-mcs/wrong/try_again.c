/* judged: demand missed */
/* Looks at the tail again while it waits for its successor. */
#include "mcs.h"

void lock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *prev;

	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->locked, 0);
	prev = xchg(&tails[which], me);
	if (prev) {
		WRITE_ONCE(prev->next, me);
		smp_cond_load_acquire(&me->locked, VAL);
	}
}

void unlock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *next = READ_ONCE(me->next);

	if (!next) {
		do {
			if (cmpxchg(&tails[which], me, NULL) == me)
				return;
			next = READ_ONCE(me->next);
			if (!next)
				cpu_relax();
		} while (!next);
	}
	smp_store_release(&next->locked, 1);
}
