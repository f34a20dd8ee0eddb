/* Test and set. With LOOKS, a CPU looks before each try. */
#include "spin.h"

void lock(unsigned int which)
{
	for (;;) {
#if LOOKS
		smp_cond_load_acquire(&held[which], !VAL);
#endif
		if (!xchg_acquire(&held[which], 1))
			return;
		cpu_relax();
	}
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
