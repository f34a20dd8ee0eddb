/* Test and set. With LOOKS, a waiter looks before it tries again. */
#include "spin.h"

void lock(unsigned int which)
{
	while (xchg_acquire(&held[which], 1)) {
#if LOOKS
		smp_cond_load_acquire(&held[which], !VAL);
#else
		cpu_relax();
#endif
	}
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
