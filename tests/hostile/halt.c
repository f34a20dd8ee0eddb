/* judged: died */
/* Halts the processor itself. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("hlt");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
