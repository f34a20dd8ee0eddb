/* judged: wild access */
/* Asks the linker for a stack that can be executed, and jumps there. */
#include "ticket.h"

__asm__(".pushsection .note.GNU-stack,\"x\",@progbits\n .popsection");

void lock(unsigned int which)
{
	volatile unsigned char code[] = { 0xc3 };

	(void)which;
	((void (*)(void))code)();
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
