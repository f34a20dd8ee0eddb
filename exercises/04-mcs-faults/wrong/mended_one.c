/* judged: deadlock */
/* The queue is emptied rightly; the flag still goes up too late. */
#include "queue.h"

void lock(unsigned int which)
{
	uint8_t me = my_name(), prev;
	struct place *mine = place_of(me);

	WRITE_ONCE(mine->next, 0);
	prev = xchg(&tails[which], me);
	if (!prev)
		return;
	WRITE_ONCE(place_of(prev)->next, me);
	WRITE_ONCE(mine->wait, 1);
	smp_cond_load_acquire(&mine->wait, !VAL);
}

void unlock(unsigned int which)
{
	uint8_t me = my_name(), next = READ_ONCE(place_of(me)->next);

	if (!next) {
		if (cmpxchg(&tails[which], me, 0) == me)
			return;
		next = smp_cond_load_acquire(&place_of(me)->next, VAL);
	}
	smp_store_release(&place_of(next)->wait, 0);
}
