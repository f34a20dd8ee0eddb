/* judged: mutual exclusion */
#include "ttas.h"

/* Starter: it takes the byte as rudely as test-and-set does, but not at once.
 * Two CPUs can be inside. */
void lock(unsigned int which)
{
	smp_cond_load_acquire(&held[which], !VAL);
	WRITE_ONCE(held[which], 1);
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
