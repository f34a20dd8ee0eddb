/* judged: died */
/* Switches off parts of the processor. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("xsetbv" : : "a"(3), "d"(0), "c"(0));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
