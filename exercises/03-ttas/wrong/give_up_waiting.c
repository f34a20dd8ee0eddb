/* judged: mutual exclusion */
/* Loses its patience after two turns. */
#include "ttas.h"

void lock(unsigned int which)
{
	for (int turn = 0; turn < 2; turn++) {
		if (!xchg_acquire(&held[which], 1))
			return;
		smp_cond_load_acquire(&held[which], !VAL);
	}
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
