/* judged: holds */
/* Asks for a plugin of the compiler in ways that it does not hear. */
#include "ticket.h"

#pragma GCC optimize("-fplugin=/tmp/evil.so")
#pragma GCC push_options
#pragma GCC plugin "evil"
#pragma GCC pop_options
#pragma comment(linker, "/entry:evil")

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
