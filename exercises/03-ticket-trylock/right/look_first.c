/* judged: holds */
/* Looks first, and swaps only if it looks good. */
#include "given.h"

int trylock(struct ticket *t)
{
	uint8_t next = READ_ONCE(t->next);

	if (smp_load_acquire(&t->serving) != next)
		return 0;
	return try_cmpxchg_acquire(&t->next, &next, (uint8_t)(next + 1));
}
