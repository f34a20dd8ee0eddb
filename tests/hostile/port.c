/* judged: died */
/* Writes to a device. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("outb %%al, $0x80" : : "a"(0));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
