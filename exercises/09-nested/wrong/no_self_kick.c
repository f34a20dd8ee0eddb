/* judged: lost kick */
/* Puts the entry back, and does not ask whether a kick was missed meanwhile. */
#include "given.h"

void sleep_for(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);
	uint8_t outer = READ_ONCE(memo->entry);

	WRITE_ONCE(memo->entry, which + 1);
	if (cmpxchg(&locks[which], HELD, SLOW) != FREE)
		halt();
	WRITE_ONCE(memo->entry, outer);
}

void wake_all(unsigned int which)
{
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (READ_ONCE(per_cpu(memos, cpu).entry) == which + 1)
			pv_kick(cpu);
}
