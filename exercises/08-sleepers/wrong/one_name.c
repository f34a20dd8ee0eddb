/* judged: lost kick */
/* Writes its name over that of another. */
#include "sleepers.h"

void lock(unsigned int which)
{
	struct lock *l = &locks[which];

	while (xchg_acquire(&l->held, 1)) {
		WRITE_ONCE(l->sleepers, 1 << smp_processor_id());
		pv_wait(&l->held, 1);
	}
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t sleepers;

	smp_store_release(&l->held, 0);
	smp_mb(); /* the byte before the bits */
	sleepers = xchg(&l->sleepers, 0);
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
