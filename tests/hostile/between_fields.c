/* judged: wild access */
/* Asks for both bytes of a ticket at once. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)READ_ONCE(*(uint16_t *)&tickets[which]);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
