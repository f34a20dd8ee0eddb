/* judged: mutual exclusion */
#include "ticket.h"

/* Starter: everybody takes a number, and nobody waits until it is called. */
void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	(void)mine; /* here something is missing */
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
