/* judged: plain access to shared memory */
/* Forgets READ_ONCE in the loop that waits. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	while (*(volatile uint8_t *)&t->serving != mine)
		cpu_relax();
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
