/* judged: lost kick */
/* Sets its bit in two steps, and wipes out that of another. */
#include "given.h"

void leave_mark(struct lock *l)
{
	uint8_t *sleepers = &bucket_of(l)->sleepers;

	WRITE_ONCE(*sleepers, READ_ONCE(*sleepers) | 1 << smp_processor_id());
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
