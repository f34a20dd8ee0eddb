/* judged: too many states */
/* A right lock that does much else before; nobody can look at all schedules. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine;

	for (int i = 0; i < 150; i++)
		WRITE_ONCE(tickets[which ^ 1].next, (uint8_t)(smp_processor_id()));
	mine = atomic_fetch_add_relaxed(1, &t->next);
	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
