/* judged: died */
/* Puts its stack where no address is, and calls. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("movabs $0x8000000000000000, %%rsp\n push %%rax" : : : "memory");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
