/* judged: died */
/* Reads an address of the kernel's half. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	(void)*(volatile int *)0x8000000000000000;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
