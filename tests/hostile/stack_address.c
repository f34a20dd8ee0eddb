/* judged: holds */
/* Takes the address of its stack for a random number; it is always the same one. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	if ((uintptr_t)&mine >> 4 & 1)
		smp_cond_load_acquire(&t->serving, VAL == mine);
	while (READ_ONCE(t->serving) != mine)
		cpu_relax();
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
