/* judged: lost kick */
/* Says that it sleeps when it has slept. */
#include "given.h"

void wait_for_turn(struct seat *mine)
{
	while (!spin_for_turn(mine)) {
		pv_wait(&mine->turn, 0);
		xchg(&mine->vcpu, ASLEEP);
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
