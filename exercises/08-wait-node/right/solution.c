/* judged: holds */
/* Each side writes its own word, and then looks at the other's. */
#include "given.h"

void wait_for_turn(struct seat *mine)
{
	while (!spin_for_turn(mine)) {
		/* ASLEEP before the last look at `turn`, with a barrier between;
		 * pairs with the exchange in give_turn. */
		xchg(&mine->vcpu, ASLEEP);
		if (!READ_ONCE(mine->turn))
			pv_wait(&mine->vcpu, ASLEEP);
		WRITE_ONCE(mine->vcpu, AWAKE);
	}
}

void give_turn(struct seat *theirs)
{
	unsigned int cpu = READ_ONCE(theirs->cpu);

	/* From this store on the seat may be used for another turn. */
	smp_store_release(&theirs->turn, 1);
	/* If they have said ASLEEP before, we see it. If they say it later, they
	 * see their turn. AWAKE makes a pv_wait that is about to begin return. */
	if (xchg(&theirs->vcpu, AWAKE) == ASLEEP)
		pv_kick(cpu);
}
