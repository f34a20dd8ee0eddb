/* judged: BUG */
/* Calls itself, instead of taking a number. */
#include "given.h"

int trylock(struct ticket *t)
{
	uint8_t next = READ_ONCE(t->next);

	return cmpxchg_acquire(&t->serving, next, (uint8_t)(next + 1)) == next;
}
