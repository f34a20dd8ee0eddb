/* judged: holds */
/* Who finds that this CPU is about to sleep already, does not: it spins, and uses up
 * no kick. */
#include "given.h"

void sleep_for(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);

	if (READ_ONCE(memo->entry)) {
		smp_cond_load_acquire(&locks[which], VAL == FREE);
		return;
	}
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
