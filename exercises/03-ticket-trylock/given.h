/* What is given: a ticket lock, and who uses it how. Yours is trylock(). */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/cpu.h"

struct ticket {
	uint8_t next, serving; /* both begin at 254 */
};

extern SHARED struct ticket tickets[NR_LOCKS];

/* Take the lock if that can be done at once; else leave it as it is.
 * Returns nonzero if it is taken. */
int trylock(struct ticket *t);

/* CPU 0 takes a number and waits. The others only try, again and again. */
void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	if (smp_processor_id() == 0) {
		uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

		smp_cond_load_acquire(&t->serving, VAL == mine);
	} else {
		while (!trylock(t))
			cpu_relax();
	}
	BUG_ON(trylock(t)); /* it is held already, and by this CPU */
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}

#endif
