/* judged: holds */
/* Looks first, and swaps only a lock that is not SLOW. */
#include "given.h"

void drop(struct lock *l)
{
	uint8_t held = READ_ONCE(l->held), name;

	while (held != SLOW)
		if (try_cmpxchg(&l->held, &held, FREE))
			return;
	name = READ_ONCE(find(l)->name);
	empty(find(l));
	xchg(&l->held, FREE);
	pv_kick(name - 1);
}
