/* judged: holds */
/* Asks from 32-bit code; the answer comes back in 64-bit code. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	/* op FENCE, order FULL; from there on as if nothing had been. */
	__asm__ volatile("push $0x23\n lea 1f(%%rip), %%rcx\n push %%rcx\n lretq\n"
			 "1: int3"
			 : : "a"(OP_FENCE | FULL << 8), "D"(0), "S"(0), "d"(0)
			 : "rcx", "r8", "r9", "r10", "r11", "memory");
	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
