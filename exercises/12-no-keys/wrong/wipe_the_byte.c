/* judged: lost kick */
/* Clears the whole byte when it has the lock. */
#include "given.h"

void leave_mark(struct lock *l)
{
	atomic_fetch_or_acquire(1 << smp_processor_id(), &bucket_of(l)->sleepers);
}

void take_mark(struct lock *l)
{
	WRITE_ONCE(bucket_of(l)->sleepers, 0);
}

void kick_marked(struct lock *l)
{
	uint8_t sleepers = READ_ONCE(bucket_of(l)->sleepers);

	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
