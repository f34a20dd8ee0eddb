/* judged: holds */
/* Takes by an exchange; between two of them, only looks. */
#include "ttas.h"

void lock(unsigned int which)
{
	while (xchg_acquire(&held[which], 1))
		smp_cond_load_acquire(&held[which], !VAL);
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
