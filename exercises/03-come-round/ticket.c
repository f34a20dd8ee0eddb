/* A ticket lock whose numbers have BITS bits. */
#include "ticket.h"

#define NUMBER(n) ((uint8_t)((n) & ((1 << BITS) - 1)))

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = NUMBER(atomic_fetch_add_relaxed(1, &t->next));

	smp_cond_load_acquire(&t->serving, NUMBER(VAL) == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
