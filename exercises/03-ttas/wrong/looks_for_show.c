/* judged: demand missed */
/* Looks, and tries whatever it has seen. */
#include "ttas.h"

void lock(unsigned int which)
{
	while (READ_ONCE(held[which]), xchg_acquire(&held[which], 1))
		cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
