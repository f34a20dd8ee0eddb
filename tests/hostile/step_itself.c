/* judged: wild access */
/* Sets the flag that stops it after each instruction. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("pushfq\n orq $0x100, (%%rsp)\n popfq\n mov $200, %%rax\n nop\n nop" : : : "rax", "cc", "memory");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
