/* judged: holds */
/* Numbers, and beside each of four of them who has it: only the one is kicked.
 * byte[0]: next; byte[1]: called; byte[4 + n % 4]: CPU plus 1. */
#include "own.h"

void lock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &l->byte[0]), seen;

	if (smp_load_acquire(&l->byte[1]) == mine)
		return;
	xchg(&l->byte[4 + mine % 4], smp_processor_id() + 1);
	while ((seen = smp_load_acquire(&l->byte[1])) != mine)
		pv_wait(&l->byte[1], seen);
	WRITE_ONCE(l->byte[4 + mine % 4], 0);
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];

	xchg(&l->byte[1], (uint8_t)(READ_ONCE(l->byte[1]) + 1));
	for (unsigned int n = 0; n < 4; n++) {
		uint8_t name = READ_ONCE(l->byte[4 + n]);

		if (name)
			pv_kick(name - 1);
	}
}
