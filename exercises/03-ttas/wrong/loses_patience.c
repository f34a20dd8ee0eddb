/* judged: demand missed */
/* Looks three times, and then tries though it is held. */
#include "ttas.h"

void lock(unsigned int which)
{
	while (xchg_acquire(&held[which], 1))
		for (int looks = 0; looks < 3 && READ_ONCE(held[which]); looks++)
			;
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
