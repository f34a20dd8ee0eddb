/* judged: holds */
/* Both counters at once: reads them as one, and swaps them as one. */
#include "given.h"

int trylock(struct ticket *t)
{
	uint16_t *both = (uint16_t *)t, old = READ_ONCE(*both);
	uint8_t next = (uint8_t)old, serving = (uint8_t)(old >> 8);

	if (next != serving)
		return 0;
	return cmpxchg_acquire(both, old,
			       (uint16_t)(serving << 8 | (uint8_t)(next + 1))) ==
	       old;
}
