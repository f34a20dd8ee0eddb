/* judged: holds */
/* By compare and swap, and a state that each side takes back itself. */
#include "given.h"

void wait_for_turn(struct seat *mine)
{
	while (!spin_for_turn(mine)) {
		cmpxchg(&mine->vcpu, AWAKE, ASLEEP);
		pv_wait(&mine->turn, 0);
		cmpxchg(&mine->vcpu, ASLEEP, AWAKE);
	}
}

void give_turn(struct seat *theirs)
{
	unsigned int cpu = READ_ONCE(theirs->cpu);

	WRITE_ONCE(theirs->turn, 1);
	if (cmpxchg(&theirs->vcpu, ASLEEP, AWAKE) == ASLEEP)
		pv_kick(cpu);
}
