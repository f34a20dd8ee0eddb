/* judged: holds */
/* Swaps in front, too, where nobody can come between. */
#include "given.h"

int steal(struct lock *l)
{
	return !cmpxchg(&l->held_fair, FREE, HELD);
}

void take_in_front(struct lock *l)
{
	const uint16_t fair_and_free = 1 << 8;

	while (cmpxchg_acquire(&l->held_fair, fair_and_free, HELD) != fair_and_free)
		smp_cond_load_acquire(&l->held_fair, VAL == fair_and_free);
}
