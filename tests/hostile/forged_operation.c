/* judged: wild access */
/* Asks for an operation that does not exist. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	jailed_ask(200 | 1ull << 16, &tickets[0], 0, 0);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
