/* judged: died */
/* Has an instruction that is none. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("ud2");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
