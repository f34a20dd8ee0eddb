/* judged: holds */
/* The byte says who has it. Between two tries, only looks. */
#include "ttas.h"

void lock(unsigned int which)
{
	uint8_t mine = (uint8_t)(smp_processor_id() + 1);

	while (cmpxchg_acquire(&held[which], 0, mine) != 0)
		while (READ_ONCE(held[which]) != 0)
			cpu_relax();
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
