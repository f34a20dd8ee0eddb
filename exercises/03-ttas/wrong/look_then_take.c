/* judged: mutual exclusion */
/* Looks first and leaps later. */
#include "ttas.h"

void lock(unsigned int which)
{
	smp_cond_load_acquire(&held[which], !VAL);
	WRITE_ONCE(held[which], 1);
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
