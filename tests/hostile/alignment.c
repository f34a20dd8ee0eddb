/* judged: died */
/* Has the processor complain about an odd address. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	volatile char bytes[16];
	
	__asm__ volatile("pushfq\n orq $0x40000, (%%rsp)\n popfq" : : : "cc", "memory");
	*(volatile int *)(bytes + 1 + ((unsigned long)bytes & 1 ? 1 : 0)) = 1;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
