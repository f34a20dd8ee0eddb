/* judged: died */
/* The numbers of a third kind of program, x32. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("syscall" : : "a"(0x40000000 | 231), "D"(0) : "rcx", "r11", "memory");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
