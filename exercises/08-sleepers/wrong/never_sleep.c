/* judged: demand missed */
/* Spins. That is a lock, but not what was asked. */
#include "sleepers.h"

void lock(unsigned int which)
{
	struct lock *l = &locks[which];

	while (xchg_acquire(&l->held, 1)) {
		cpu_relax();
	}
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t sleepers;

	smp_store_release(&l->held, 0);
	smp_mb(); /* the byte before the bits */
	sleepers = xchg(&l->sleepers, 0);
	(void)sleepers;
}
