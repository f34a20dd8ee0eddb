/* judged: holds */
/* Looks first, and sets the bit when it has seen it clear. */
#include "ttas.h"

void lock(unsigned int which)
{
	do
		while (READ_ONCE(held[which]))
			cpu_relax();
	while (atomic_fetch_or_acquire(1, &held[which]));
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
