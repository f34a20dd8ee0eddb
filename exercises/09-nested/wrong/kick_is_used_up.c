/* judged: lost kick */
/* No entry is ever missed, but one halt of the interrupt uses up the kick that was
 * for the code below. */
#include "given.h"

void sleep_for(unsigned int which)
{
	uint8_t *entry = &this_cpu(memos).entry;
	uint8_t outer = READ_ONCE(*entry);

	WRITE_ONCE(*entry, outer | 1 << which);
	if (cmpxchg(&locks[which], HELD, SLOW) != FREE)
		halt();
	WRITE_ONCE(*entry, outer);
}

void wake_all(unsigned int which)
{
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (READ_ONCE(per_cpu(memos, cpu).entry) & 1 << which)
			pv_kick(cpu);
}
