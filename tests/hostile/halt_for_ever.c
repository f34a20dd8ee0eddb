/* judged: lost kick */
/* Halts, and nobody knows of it. */
#include "ticket.h"

void lock(unsigned int which)
{
	pv_wait(&tickets[which].next, 254);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
