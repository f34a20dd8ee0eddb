/* judged: holds */
/* Looks who made the processor, which is the same all the time. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine;

	unsigned int a = 0, b, c = 0, d;
	
	__asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
	mine = atomic_fetch_add_relaxed(1, &t->next);
	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
