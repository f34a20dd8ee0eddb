/* judged: wild access */
/* Builds code on its stack and calls it. */
#include "ticket.h"

void lock(unsigned int which)
{
	volatile unsigned char code[] = { 0xc3 };

	(void)which;
	((void (*)(void))code)();
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
