/* judged: holds */
/* Both faults mended: the flag goes up before anybody can lower it, and a queue
 * is emptied only if nobody has joined. */
#include "queue.h"

void lock(unsigned int which)
{
	uint8_t me = my_name(), prev;
	struct place *mine = place_of(me);

	WRITE_ONCE(mine->next, 0);
	WRITE_ONCE(mine->wait, 1);
	prev = xchg(&tails[which], me);
	if (!prev)
		return;
	/* The CPU in front may lower our flag as soon as it knows us. */
	WRITE_ONCE(place_of(prev)->next, me);
	smp_cond_load_acquire(&mine->wait, !VAL);
}

void unlock(unsigned int which)
{
	uint8_t me = my_name(), next = READ_ONCE(place_of(me)->next);

	if (!next) {
		/* Look and empty in one step; if it fails, somebody has joined,
		 * and will say who it is. */
		if (cmpxchg(&tails[which], me, 0) == me)
			return;
		next = smp_cond_load_acquire(&place_of(me)->next, VAL);
	}
	smp_store_release(&place_of(next)->wait, 0);
}
