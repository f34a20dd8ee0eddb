/* judged: mutual exclusion */
/* Waits for a value that is never there. */
#include "ttas.h"

void lock(unsigned int which)
{
	while (xchg_acquire(&held[which], 1) == 2)
		cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
