/* judged: holds */
/* Who has slept takes the own name away, when it is inside. */
#include "sleepers.h"

void lock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t mine = (uint8_t)(1 << smp_processor_id());

	if (!xchg_acquire(&l->held, 1))
		return;
	atomic_fetch_or_acquire(mine, &l->sleepers);
	while (xchg_acquire(&l->held, 1))
		pv_wait(&l->held, 1);
	atomic_fetch_add_relaxed(-mine, &l->sleepers);
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t sleepers;

	xchg(&l->held, 0);
	sleepers = READ_ONCE(l->sleepers);
	for (unsigned int cpu = 0; sleepers >> cpu; cpu++)
		if (sleepers >> cpu & 1)
			pv_kick(cpu);
}
