/* judged: fifo */
/* A lock, but first come is not first served. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	while (xchg_acquire(&t->next, 1) == 1)
		cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&tickets[which].next, 0);
}
