/* judged: does not compile */
/* Three gibibytes of zeros. */
#include "ticket.h"

char huge[3u << 30];

void lock(unsigned int which)
{
	huge[which] = 1;
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
