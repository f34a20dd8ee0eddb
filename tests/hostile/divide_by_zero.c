/* judged: died */
/* Divides by zero. */
#include "ticket.h"

void lock(unsigned int which)
{
	volatile int zero = 0;

	(void)which;
	zero = 100 / zero;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
