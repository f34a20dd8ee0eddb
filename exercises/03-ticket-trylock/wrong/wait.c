/* judged: deadlock */
/* Waits for its number. That is lock(), not trylock(). */
#include "given.h"

int trylock(struct ticket *t)
{
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
	return 1;
}
