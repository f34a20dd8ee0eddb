/* judged: died */
/* Measures how long it takes to be asked. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	unsigned int a, d;
	
	for (int i = 0; i < 3; i++) {
		(void)READ_ONCE(tickets[which].next);
		__asm__ volatile("lfence\n rdtsc" : "=a"(a), "=d"(d));
	}
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
