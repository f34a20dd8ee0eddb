/* judged: fifo */
/* Sleeps and is woken, in any order. */
#include "own.h"

void lock(unsigned int which)
{
	struct lock *l = &locks[which];

	while (xchg_acquire(&l->byte[0], 1)) {
		atomic_fetch_or_acquire(1 << smp_processor_id(), &l->byte[2]);
		pv_wait(&l->byte[0], 1);
	}
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t sleepers;

	xchg(&l->byte[0], 0);
	sleepers = xchg(&l->byte[2], 0);
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
