/* judged: wild access */
/* A breakpoint of another kind, with nonsense in the registers. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("mov $200, %%rax\n .byte 0xf1" : : : "rax");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
