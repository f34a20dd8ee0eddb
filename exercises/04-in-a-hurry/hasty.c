/* An MCS lock. Its unlock looks LOOKS times who is behind, and if nobody is, it
 * empties the queue without asking the tail. */
#include "mcs.h"

void lock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *prev;

	WRITE_ONCE(me->locked, 0);
	WRITE_ONCE(me->next, NULL);
	prev = xchg(&tails[which], me);
	if (prev) {
		WRITE_ONCE(prev->next, me);
		smp_cond_load_acquire(&me->locked, VAL);
	}
}

void unlock(unsigned int which)
{
	struct mcs_node *next = NULL;

	for (int looks = 0; !next && looks < LOOKS; looks++)
		next = READ_ONCE(this_cpu(nodes).next);
	if (next)
		smp_store_release(&next->locked, 1);
	else
		WRITE_ONCE(tails[which], NULL);
}
