/* judged: holds */
/* The entry of the code that was stopped is put back, and since a kick for it may
 * have been missed in the meantime, the CPU kicks itself. */
#include "given.h"

void sleep_for(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);
	uint8_t outer = READ_ONCE(memo->entry);

	/* The entry before SLOW; who sees SLOW, finds the entry. */
	WRITE_ONCE(memo->entry, which + 1);
	if (cmpxchg(&locks[which], HELD, SLOW) != FREE)
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
