/* judged: mutual exclusion */
/* Looks at the answer to a question that has none, and locks if there is one. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	if (jailed_ask(OP_FENCE | FULL << 8, 0, 0, 0)) {
		uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

		smp_cond_load_acquire(&t->serving, VAL == mine);
	}
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
