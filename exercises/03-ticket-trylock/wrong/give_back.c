/* judged: deadlock */
/* Takes a number, and gives it back if it is not called. */
#include "given.h"

int trylock(struct ticket *t)
{
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	if (smp_load_acquire(&t->serving) == mine)
		return 1;
	atomic_fetch_add_relaxed(-1, &t->next);
	return 0;
}
