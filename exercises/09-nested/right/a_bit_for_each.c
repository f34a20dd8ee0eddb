/* judged: holds */
/* A bit for each lock that this CPU sleeps for, in any context. No bit is ever
 * missed; but a kick for the outer lock may have ended a halt of the interrupt. */
#include "given.h"

void sleep_for(unsigned int which)
{
	uint8_t *entry = &this_cpu(memos).entry;
	uint8_t outer = READ_ONCE(*entry);

	WRITE_ONCE(*entry, outer | 1 << which);
	if (cmpxchg(&locks[which], HELD, SLOW) != FREE)
		halt();
	WRITE_ONCE(*entry, outer);
	if (outer)
		pv_kick(smp_processor_id());
}

void wake_all(unsigned int which)
{
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (READ_ONCE(per_cpu(memos, cpu).entry) & 1 << which)
			pv_kick(cpu);
}
