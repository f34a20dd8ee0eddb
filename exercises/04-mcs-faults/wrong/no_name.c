/* judged: mutual exclusion */
/* Names CPU 0 by 0, like nobody. */
#include "queue.h"

void lock(unsigned int which)
{
	uint8_t me = smp_processor_id(), prev;
	struct place *mine = place_of(me + 1);

	WRITE_ONCE(mine->next, 0);
	WRITE_ONCE(mine->wait, 1);
	prev = xchg(&tails[which], me);
	if (!prev)
		return;
	WRITE_ONCE(place_of(prev + 1)->next, me + 1);
	smp_cond_load_acquire(&mine->wait, !VAL);
}

void unlock(unsigned int which)
{
	uint8_t me = my_name(), next = READ_ONCE(place_of(me)->next);

	if (!next) {
		if (cmpxchg(&tails[which], me - 1, 0) == me - 1)
			return;
		next = smp_cond_load_acquire(&place_of(me)->next, VAL);
	}
	smp_store_release(&place_of(next)->wait, 0);
}
