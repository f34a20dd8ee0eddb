/* judged: plain access to shared memory */
/* Forgets that the byte is shared. */
#include "ttas.h"

void lock(unsigned int which)
{
	while (xchg_acquire(&held[which], 1))
		cpu_relax();
}

void unlock(unsigned int which)
{
	held[which] = 0;
}
