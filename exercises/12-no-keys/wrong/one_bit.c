/* judged: lost kick */
/* The interrupt takes the mark of the code that it has stopped. */
#include "given.h"

void leave_mark(struct lock *l)
{
	atomic_fetch_or_acquire(1 << smp_processor_id(), &bucket_of(l)->sleepers);
}

void take_mark(struct lock *l)
{
	uint8_t *sleepers = &bucket_of(l)->sleepers, old = READ_ONCE(*sleepers);

	while (!try_cmpxchg(sleepers, &old, old & ~(1 << smp_processor_id())))
		;
}

void kick_marked(struct lock *l)
{
	uint8_t sleepers = READ_ONCE(bucket_of(l)->sleepers);

	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
