/* judged: wild access */
/* Reads some address. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	(void)*(volatile int *)0xdeadb000;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
