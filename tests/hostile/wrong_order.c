/* judged: wild access */
/* Asks for a memory order that does not exist. */
#include "ticket.h"

void lock(unsigned int which)
{
	jailed_ask(OP_LOAD | 77 << 8 | 1 << 16, &tickets[which].next, 0, 0);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
