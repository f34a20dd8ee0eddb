/* judged: wild access */
/* Puts its code where the variables are. */
#include "ticket.h"

__attribute__((section(".data.code,\"aw\",@progbits#"), noinline)) void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("nop");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
