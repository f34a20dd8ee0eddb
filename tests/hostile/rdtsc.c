/* judged: died */
/* Looks at the clock of the processor. */
#include "ticket.h"

void lock(unsigned int which)
{
	unsigned int low, high;

	(void)which;
	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
