/* judged: wild access */
/* Politely asks for what is at NULL. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	(void)READ_ONCE(*(int *)0);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
