/* judged: lost kick */
/* A bucket has room for one. */
#include "given.h"

void leave_mark(struct lock *l)
{
	WRITE_ONCE(bucket_of(l)->sleepers, 1 << smp_processor_id());
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
