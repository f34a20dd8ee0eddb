/* judged: deadlock */
/* Calls the number that was called already. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	smp_store_release(&tickets[which].serving,
			  READ_ONCE(tickets[which].serving));
}
