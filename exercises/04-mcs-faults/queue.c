/* judged: fifo */
#include "queue.h"

/* Starter: there are two faults in this lock. */
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
		if (READ_ONCE(tails[which]) == me) {
			WRITE_ONCE(tails[which], 0);
			return;
		}
		next = smp_cond_load_acquire(&place_of(me)->next, VAL);
	}
	smp_store_release(&place_of(next)->wait, 0);
}
