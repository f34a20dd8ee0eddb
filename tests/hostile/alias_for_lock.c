/* judged: holds */
/* lock() is another name for something else. */
#include "ticket.h"

static void take(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void lock(unsigned int which) __attribute__((alias("take")));

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
