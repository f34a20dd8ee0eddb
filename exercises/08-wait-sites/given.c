/* An MCS lock whose waiters halt at once. Each site comes in a weak and a strong
 * form; 0 is the weak one. */
#include "node.h"

static void wait_for_lock(struct node *me)
{
	for (;;) {
#if SITE_SLEEP /* say that we halt, then look */
		xchg(&me->state, HALTED);
		if (READ_ONCE(me->locked))
			return;
#else /* look, then say that we halt */
		if (READ_ONCE(me->locked))
			return;
		xchg(&me->state, HALTED);
#endif
		pv_wait(&me->state, HALTED);
#if SITE_WAKE == 0 /* whoever wakes up has been kicked */
		return;
#endif
#if SITE_RUN /* say that we run */
		xchg(&me->state, RUNNING);
#else
		WRITE_ONCE(me->state, RUNNING);
#endif
	}
}

static void hand_on(struct node *next)
{
#if SITE_GRANT /* hand on, then see whether it halts */
	WRITE_ONCE(next->locked, 1);
	if (xchg(&next->state, RUNNING) == HALTED)
		pv_kick(READ_ONCE(next->cpu));
#else /* see whether it halts, then hand on */
	if (xchg(&next->state, RUNNING) == HALTED)
		pv_kick(READ_ONCE(next->cpu));
	WRITE_ONCE(next->locked, 1);
#endif
}

void lock(unsigned int which)
{
	struct node *me = &this_cpu(nodes), *prev;

	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->locked, 0);
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
