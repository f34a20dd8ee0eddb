/* judged: holds */
#include "ttas.h"

void lock(unsigned int which)
{
	while (cmpxchg_acquire(&held[which], 0, 1) != 0)
		while (READ_ONCE(held[which]))
			cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
