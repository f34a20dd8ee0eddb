/* judged: died */
/* Loads a segment that there is not. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("mov %0, %%ss" : : "r"(0x1235));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
