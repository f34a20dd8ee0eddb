/* judged: died */
/* Jumps into 32-bit code, where a system call has another number. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	__asm__ volatile("push $0x23\n lea 1f(%%rip), %%rax\n push %%rax\n lretq\n"
			 "1: .code32\n mov $1, %%eax\n xor %%ebx, %%ebx\n int $0x80\n .code64"
			 : : : "rax", "rbx", "memory");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
