/* judged: holds */
/* A third value of the byte: held, and somebody may sleep. Who that is, is not
 * known, so all are kicked that have ever waited. */
#include "sleepers.h"

enum { FREE, HELD, WAITED_FOR };

void lock(unsigned int which)
{
	struct lock *l = &locks[which];

	if (cmpxchg_acquire(&l->held, FREE, HELD) == FREE)
		return;
	atomic_fetch_or_acquire(1 << smp_processor_id(), &l->sleepers);
	while (xchg_acquire(&l->held, WAITED_FOR) != FREE)
		pv_wait(&l->held, WAITED_FOR);
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t cpus;

	if (xchg(&l->held, FREE) != WAITED_FOR)
		return;
	cpus = READ_ONCE(l->sleepers);
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (cpus & 1 << cpu)
			pv_kick(cpu);
}
