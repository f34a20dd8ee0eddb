/* judged: wild access */
/* Writes beyond the end of its stack. */
#include "ticket.h"

void lock(unsigned int which)
{
	volatile char local[16];

	for (unsigned int n = 0; n < 1 << 16; n++)
		local[n] = 0;
	(void)which;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
