/* judged: wild access */
/* Asks for 65,535 bytes at once. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	jailed_ask(OP_LOAD | 65535ull << 16, &tickets[0], 0, 0);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
