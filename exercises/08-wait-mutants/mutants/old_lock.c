/* judged: mutual exclusion */
/* Does not empty `locked` for its next turn. */
#include "node.h"

static void wait_for_lock(struct node *me)
{
	while (!READ_ONCE(me->locked)) {
		xchg(&me->state, HALTED);
		if (!READ_ONCE(me->locked))
			pv_wait(&me->state, HALTED);
		WRITE_ONCE(me->state, RUNNING);
	}
}

static void hand_on(struct node *next)
{
	WRITE_ONCE(next->locked, 1);
	if (xchg(&next->state, RUNNING) == HALTED)
		pv_kick(READ_ONCE(next->cpu));
}

void lock(unsigned int which)
{
	struct node *me = &this_cpu(nodes), *prev;

	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->state, RUNNING);
	WRITE_ONCE(me->cpu, smp_processor_id());
	prev = xchg(&tails[which], me);
	if (prev) {
		WRITE_ONCE(prev->next, me);
		wait_for_lock(me);
	}
}

void unlock(unsigned int which)
{
	struct node *me = &this_cpu(nodes), *next = READ_ONCE(me->next);

	if (!next) {
		if (cmpxchg(&tails[which], me, NULL) == me)
			return;
		next = smp_cond_load_acquire(&me->next, VAL);
	}
	hand_on(next);
}
