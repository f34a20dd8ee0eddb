/* judged: wild access */
/* Asks for eight bytes at the last byte of the window. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	jailed_ask(OP_LOAD | 8 << 16, (void *)(CAGE_SHARED + CAGE_SHARED_BYTES - 1ul), 0, 0);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
