/* judged: died */
/* The clock that also tells which CPU it is. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	unsigned int a, c, d;
	
	__asm__ volatile("rdtscp" : "=a"(a), "=c"(c), "=d"(d));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
