/* judged: wild access */
/* Asks for memory at the last address there is. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	jailed_ask(OP_LOAD | 8ull << 16, (void *)-1, 0, 0);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
