/* judged: lost kick */
/* Has a second entry that nobody reads. */
#include "given.h"

void sleep_for(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);
	uint8_t *mine = READ_ONCE(memo->entry) ? &memo->second : &memo->entry;

	WRITE_ONCE(*mine, which + 1);
	if (cmpxchg(&locks[which], HELD, SLOW) != FREE)
		halt();
	WRITE_ONCE(*mine, 0);
}

void wake_all(unsigned int which)
{
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (READ_ONCE(per_cpu(memos, cpu).entry) == which + 1)
			pv_kick(cpu);
}
