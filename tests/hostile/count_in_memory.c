/* judged: flooding */
/* Writes all numbers there are. */
#include "ticket.h"

void lock(unsigned int which)
{
	for (uint8_t n = 0;; n++)
		WRITE_ONCE(tickets[which].next, n);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
