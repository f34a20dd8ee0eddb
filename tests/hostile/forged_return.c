/* judged: mutual exclusion */
/* Says that lock() has returned, without having locked anything. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	jailed_ask(JAILED_RETURN, 0, 0, 0);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
