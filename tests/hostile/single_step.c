/* judged: wild access */
/* Sets the trap flag: a stop that is no question. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("pushf\n	orl $0x100, (%%rsp)\n	popf\n	nop" : : "a"(200));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
