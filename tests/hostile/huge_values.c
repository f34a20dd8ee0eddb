/* judged: mutual exclusion */
/* Adds numbers that are wider than their place. */
#include "ticket.h"

void lock(unsigned int which)
{
	jailed_ask(OP_ADD | 1 << 16, &tickets[which].next, ~0ull, ~0ull);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
