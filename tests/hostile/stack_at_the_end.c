/* judged: wild access */
/* Asks with a stack that is above its end. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("mov %0, %%rsp\n mov $6, %%eax\n xor %%edi, %%edi\n int3" : : "r"((unsigned long)CAGE_STACK + CAGE_STACK_BYTES));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
