/* judged: holds */
/* An interrupt leaves the bit as it has found it. */
#include "given.h"

void leave_mark(struct lock *l)
{
	struct bucket *b = bucket_of(l);
	uint8_t mine = (uint8_t)(1 << smp_processor_id());

	if (atomic_fetch_or_acquire(mine, &b->sleepers) & mine)
		atomic_fetch_or_acquire(mine, &b->others);
}

void take_mark(struct lock *l)
{
	struct bucket *b = bucket_of(l);
	uint8_t mine = (uint8_t)(1 << smp_processor_id());

	if (READ_ONCE(b->others) & mine)
		atomic_fetch_add_relaxed(-mine, &b->others);
	else
		atomic_fetch_add_relaxed(-mine, &b->sleepers);
}

void kick_marked(struct lock *l)
{
	uint8_t sleepers = READ_ONCE(bucket_of(l)->sleepers);

	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
