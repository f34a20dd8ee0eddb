/* judged: holds */
/* The second entry is for the second context, which gives back the kick that it may
 * have used up. */
#include "given.h"

void sleep_for(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);
	unsigned int nested = READ_ONCE(memo->entry);
	uint8_t *mine = nested ? &memo->second : &memo->entry;

	WRITE_ONCE(*mine, which + 1);
	if (cmpxchg(&locks[which], HELD, SLOW) != FREE)
		halt();
	WRITE_ONCE(*mine, 0);
	if (nested)
		pv_kick(smp_processor_id());
}

void wake_all(unsigned int which)
{
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (READ_ONCE(per_cpu(memos, cpu).entry) == which + 1 ||
		    READ_ONCE(per_cpu(memos, cpu).second) == which + 1)
			pv_kick(cpu);
}
