/* judged: wild access */
/* Tells the linker's own names what to be. */
#include "ticket.h"

__asm__(".globl _start\n .set _start, 0\n .globl tickets\n .set tickets, 0x10180000");

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
