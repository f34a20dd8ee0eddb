/* judged: lost kick */
/* Tells for which lock it sleeps when it has slept. */
#include "given.h"

void sleep_for(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);
	uint8_t outer = READ_ONCE(memo->entry);

	if (cmpxchg(&locks[which], HELD, SLOW) != FREE)
		halt();
	WRITE_ONCE(memo->entry, which + 1);
	WRITE_ONCE(memo->entry, outer);
	if (outer)
		pv_kick(smp_processor_id());
}

void wake_all(unsigned int which)
{
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (READ_ONCE(per_cpu(memos, cpu).entry) == which + 1)
			pv_kick(cpu);
}
