/* judged: wild access */
/* Asks with its stack where the program is. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("mov %0, %%rsp\n mov $6, %%eax\n xor %%edi, %%edi\n int3" : : "r"(0x10001000ul));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
