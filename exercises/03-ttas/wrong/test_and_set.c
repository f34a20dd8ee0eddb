/* judged: demand missed */
/* Right, but its waiters write all the time. */
#include "ttas.h"

void lock(unsigned int which)
{
	while (xchg_acquire(&held[which], 1))
		cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
