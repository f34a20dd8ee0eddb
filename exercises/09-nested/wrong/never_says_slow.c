/* judged: lost kick */
/* Halts in front of a lock that is HELD: nobody asks who sleeps. */
#include "given.h"

void sleep_for(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);
	uint8_t outer = READ_ONCE(memo->entry);

	WRITE_ONCE(memo->entry, which + 1);
	if (READ_ONCE(locks[which]) != FREE)
		halt();
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
