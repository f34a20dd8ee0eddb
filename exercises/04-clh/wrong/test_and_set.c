/* judged: fifo */
/* Another lock. */
#include "clh.h"

void lock(unsigned int which)
{
	while (xchg_acquire(&tails[which], 1))
		cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&tails[which], 0);
}
