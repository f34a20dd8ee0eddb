/* judged: wild access */
/* A function that a loader chooses; nobody loads it. */
#include "ticket.h"

static void take(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
}

static void (*choose(void))(unsigned int)
{
	return take;
}

void chosen(unsigned int which) __attribute__((ifunc("choose")));

void lock(unsigned int which)
{
	chosen(which);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
