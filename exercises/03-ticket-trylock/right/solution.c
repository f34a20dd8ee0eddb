/* judged: holds */
/* Takes the next number, if it is the one that is called now. */
#include "given.h"

int trylock(struct ticket *t)
{
	uint8_t serving = READ_ONCE(t->serving);

	/* If `next` is the number that was called, nobody holds the lock and
	 * nobody waits; and if it still is when we take it, nobody has come
	 * between. */
	return cmpxchg_acquire(&t->next, serving, (uint8_t)(serving + 1)) ==
	       serving;
}
