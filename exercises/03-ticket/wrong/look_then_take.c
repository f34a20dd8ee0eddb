/* judged: mutual exclusion */
/* Two CPUs take the same number. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = READ_ONCE(t->next);

	WRITE_ONCE(t->next, (uint8_t)(mine + 1));
	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
