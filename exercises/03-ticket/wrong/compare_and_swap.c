/* judged: fifo */
/* The same by compare and swap. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	while (cmpxchg(&t->next, 254, 1) != 254)
		cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&tickets[which].next, 254);
}
