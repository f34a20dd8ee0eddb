/* judged: mutual exclusion */
/* Writes over the number of its CPU: now it is one that has locked. */
#include "ticket.h"

void lock(unsigned int which)
{
	*(volatile unsigned int *)CAGE_CPU = 1;
	if (smp_processor_id() != 1)
		for (;;)
			cpu_relax();
	(void)which;
	smp_mb();
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
