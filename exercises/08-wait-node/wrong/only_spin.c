/* judged: demand missed */
/* Spins for ever. */
#include "given.h"

void wait_for_turn(struct seat *mine)
{
	while (!spin_for_turn(mine))
		cpu_relax();
}

void give_turn(struct seat *theirs)
{
	unsigned int cpu = READ_ONCE(theirs->cpu);

	smp_store_release(&theirs->turn, 1);
	if (xchg(&theirs->vcpu, AWAKE) == ASLEEP)
		pv_kick(cpu);
}
