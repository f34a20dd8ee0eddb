/* judged: holds */
/* Marks are never taken away: a bucket knows all CPUs that have ever slept. */
#include "given.h"

void leave_mark(struct lock *l)
{
	atomic_fetch_or_acquire(1 << smp_processor_id(), &bucket_of(l)->sleepers);
}

void take_mark(struct lock *l)
{
	(void)l;
}

void kick_marked(struct lock *l)
{
	uint8_t sleepers = READ_ONCE(bucket_of(l)->sleepers);

	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
