/* judged: lost kick */
#include "given.h"

/* Starter: one entry a CPU. An interrupt forgets it. */
void sleep_for(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);

	WRITE_ONCE(memo->entry, which + 1);
	if (cmpxchg(&locks[which], HELD, SLOW) != FREE)
		halt();
	WRITE_ONCE(memo->entry, 0);
}

void wake_all(unsigned int which)
{
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (READ_ONCE(per_cpu(memos, cpu).entry) == which + 1)
			pv_kick(cpu);
}
