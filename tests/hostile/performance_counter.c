/* judged: died */
/* Reads a counter of the processor. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	unsigned int a, d;
	
	__asm__ volatile("rdpmc" : "=a"(a), "=d"(d) : "c"(0));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
