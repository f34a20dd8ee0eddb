/* judged: died */
/* Waits for somebody to write, as the kernel may. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("monitor" : : "a"(&which), "c"(0), "d"(0));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
