/* judged: wild access */
/* Writes a return instruction over the function that it is in. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	*(volatile char *)lock = (char)0xc3;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
