/* judged: died */
/* Sets a breakpoint of the processor. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("mov %0, %%dr7" : : "r"(1ul));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
