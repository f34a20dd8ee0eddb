/* judged: holds */
/* A bit for each CPU and each of its two contexts. */
#include "given.h"

static uint8_t *my_byte(struct lock *l)
{
	struct bucket *b = bucket_of(l);

	return in_interrupt() ? &b->others : &b->sleepers;
}

void leave_mark(struct lock *l)
{
	/* In one step: others set their bits in the same byte. */
	atomic_fetch_or_acquire(1 << smp_processor_id(), my_byte(l));
}

void take_mark(struct lock *l)
{
	/* The bit is ours alone, and it is set; so a subtraction clears it. */
	atomic_fetch_add_relaxed(-(1 << smp_processor_id()), my_byte(l));
}

void kick_marked(struct lock *l)
{
	uint8_t sleepers = READ_ONCE(bucket_of(l)->sleepers) |
			   READ_ONCE(bucket_of(l)->others);

	/* Who sleeps for another lock wakes for nothing, and sleeps again. */
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
