/* judged: does not compile */
/* Brings its own beginning along. */
#include "ticket.h"

_Noreturn void jailed_entry(int dropping, unsigned int which)
{
	(void)dropping, (void)which;
	for (;;)
		jailed_ask(JAILED_RETURN, 0, 0, 0);
}

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
