/* judged: lost kick */
#include "given.h"

/* Starter: sleeps, and nobody wakes it. */
void wait_for_turn(struct seat *mine)
{
	while (!spin_for_turn(mine))
		pv_wait(&mine->turn, 0);
}

void give_turn(struct seat *theirs)
{
	smp_store_release(&theirs->turn, 1);
}
