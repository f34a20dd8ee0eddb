/* judged: holds */
/* Calls the next number by an atomic step, which nobody needs. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	atomic_fetch_add_relaxed(1, &tickets[which].serving);
}
