/* judged: died */
/* Has a variable for each thread, and no thread. */
#include "ticket.h"

static _Thread_local int mine;

void lock(unsigned int which)
{
	mine = (int)which;
	barrier();
	if (mine)
		cpu_relax();
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
