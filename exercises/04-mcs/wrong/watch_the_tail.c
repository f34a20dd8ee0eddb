/* judged: demand missed */
/* Waits for its own flag, and watches the tail of all the others, too. */
#include "mcs.h"

void lock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *prev;

	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->locked, 0);
	prev = xchg(&tails[which], me);
	if (prev) {
		WRITE_ONCE(prev->next, me);
		while (!smp_load_acquire(&me->locked)) {
			READ_ONCE(tails[which]);
			cpu_relax();
		}
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
