/* judged: holds */
/* A ticket lock that sleeps. byte[0]: the next number; byte[1]: the number that is
 * called; byte[2]: a bit for each CPU that may sleep for this lock.
 *
 * The order comes from the numbers. A kick goes to all sleepers of the lock; those
 * whose number is not called sleep again, since pv_wait compares byte[1]. The bits
 * are in the lock, so an interrupt that sleeps for another lock does not touch
 * those of the code that it has stopped. */
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
	/* The bit before the last look at the number. */
	atomic_fetch_or_acquire(bit, &l->byte[2]);
	while ((seen = smp_load_acquire(&l->byte[1])) != mine)
		pv_wait(&l->byte[1], seen);
	atomic_fetch_add_relaxed(-bit, &l->byte[2]);
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t sleepers;

	smp_store_release(&l->byte[1], READ_ONCE(l->byte[1]) + 1);
	smp_mb(); /* the number before the bits; pairs with pv_wait */
	sleepers = READ_ONCE(l->byte[2]);
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (sleepers & 1 << cpu)
			pv_kick(cpu);
}
