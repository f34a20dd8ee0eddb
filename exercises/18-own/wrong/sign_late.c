/* judged: lost kick */
/* Looks at the number, then tells that it sleeps. */
#include "own.h"

static int spin(uint8_t *serving, uint8_t mine, uint8_t *seen)
{
	int loop = spin_start();

	do {
		*seen = smp_load_acquire(serving);
	} while (*seen != mine && spin_again(&loop));
	await_ends();
	return *seen == mine;
}

void lock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &l->byte[0]), seen;
	uint8_t bit = (uint8_t)(1 << smp_processor_id());

	if (spin(&l->byte[1], mine, &seen))
		return;
	while ((seen = smp_load_acquire(&l->byte[1])) != mine) {
		pv_wait(&l->byte[1], seen);
		atomic_fetch_or_acquire(bit, &l->byte[2]);
	}
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t sleepers;

	smp_store_release(&l->byte[1], READ_ONCE(l->byte[1]) + 1);
	smp_mb(); /* the number before the bits */
	sleepers = READ_ONCE(l->byte[2]);
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
