/* judged: demand missed */
/* Does not sleep. */
#include "own.h"

void lock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &l->byte[0]), seen;

	while ((seen = smp_load_acquire(&l->byte[1])) != mine)
		cpu_relax();
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];

	smp_store_release(&l->byte[1], READ_ONCE(l->byte[1]) + 1);
}
