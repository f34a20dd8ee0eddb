/* judged: demand missed */
/* Kicks itself first, so that its wait never sleeps. */
#include "given.h"

void wait_for_turn(struct seat *mine)
{
	while (!spin_for_turn(mine)) {
		xchg(&mine->vcpu, ASLEEP);
		if (!READ_ONCE(mine->turn)) {
			pv_kick(smp_processor_id());
			pv_wait(&mine->vcpu, ASLEEP);
		}
		WRITE_ONCE(mine->vcpu, AWAKE);
	}
}

void give_turn(struct seat *theirs)
{
	unsigned int cpu = READ_ONCE(theirs->cpu);

	smp_store_release(&theirs->turn, 1);
	if (xchg(&theirs->vcpu, AWAKE) == ASLEEP)
		pv_kick(cpu);
}
