/* judged: demand missed */
/* Sets the bit that is set: a waiter that writes, by another step. */
#include "ttas.h"

void lock(unsigned int which)
{
	while (atomic_fetch_or_acquire(1, &held[which]))
		cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
