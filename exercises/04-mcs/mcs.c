/* judged: deadlock */
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

/* Starter: wakes the next CPU in the queue, if it has said who it is. If there
 * is none, the queue should be left empty; here something is missing. */
void unlock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *next = READ_ONCE(me->next);

	(void)which;
	if (next)
		smp_store_release(&next->locked, 1);
}
