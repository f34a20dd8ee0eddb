/* judged: holds */
/* The flag goes up only if it will be needed; but still before the link. */
#include "queue.h"

void lock(unsigned int which)
{
	uint8_t me = my_name(), prev;
	struct place *mine = place_of(me);

	WRITE_ONCE(mine->next, 0);
	prev = xchg(&tails[which], me);
	if (!prev)
		return;
	WRITE_ONCE(mine->wait, 1);
	WRITE_ONCE(place_of(prev)->next, me);
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
