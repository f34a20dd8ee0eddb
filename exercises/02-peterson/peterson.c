/* A lock for CPU0 and CPU1 after G. L. Peterson, with two lines swapped. */
#include "peterson.h"

#if LOOKS_AT_TURN_FIRST
#define MUST_WAIT (READ_ONCE(p->turn) == other && READ_ONCE(p->flag[other]))
#else
#define MUST_WAIT (READ_ONCE(p->flag[other]) && READ_ONCE(p->turn) == other)
#endif

void lock(unsigned int which)
{
	struct peterson *p = &locks[which];
	unsigned int me = smp_processor_id(), other = 1 - me;

	WRITE_ONCE(p->turn, (uint8_t)other); /* these two ... */
	WRITE_ONCE(p->flag[me], 1);	     /* ... are swapped */
	while (MUST_WAIT)
		cpu_relax();
}

void unlock(unsigned int which)
{
	WRITE_ONCE(locks[which].flag[smp_processor_id()], 0);
}
