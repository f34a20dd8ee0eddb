/* judged: holds */
/* Tries to leave, and looks for somebody behind, in turn. */
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
	WRITE_ONCE(place_of(prev)->next, me);
	smp_cond_load_acquire(&mine->wait, !VAL);
}

void unlock(unsigned int which)
{
	uint8_t me = my_name(), next = READ_ONCE(place_of(me)->next);

	if (!next) {
		uint8_t last = me;

		while (!try_cmpxchg(&tails[which], &last, 0)) {
			next = READ_ONCE(place_of(me)->next);
			if (next)
				break;
			cpu_relax();
			last = me;
		}
		if (!next)
			return;
	}
	smp_store_release(&place_of(next)->wait, 0);
}
