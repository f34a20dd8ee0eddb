/* judged: stuck */
/* A very long loop, so that others get on with it. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine;

	for (volatile unsigned long n = 0; n < 100000000000; n++)
		;
	mine = atomic_fetch_add_relaxed(1, &t->next);
	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
