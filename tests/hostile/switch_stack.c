/* judged: wild access */
/* Moves its stack to where the judge does not look. */
#include "ticket.h"

static char other_stack[4096];

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("mov %0, %%rsp\n	int3" : : "r"(other_stack + 2048), "a"(OP_FENCE));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
