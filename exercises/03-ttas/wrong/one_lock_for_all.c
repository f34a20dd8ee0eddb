/* judged: deadlock */
/* Drops another byte than it took, for lock B. */
#include "ttas.h"

void lock(unsigned int which)
{
	(void)which;
	while (xchg_acquire(&held[0], 1))
		smp_cond_load_acquire(&held[0], !VAL);
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
