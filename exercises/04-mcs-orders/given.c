/* Each site comes in a weak and a strong form; 0 is the weak one. */
#include "mcs.h"

/* JOIN: put @me at the tail; who was there? */
static struct mcs_node *join(unsigned int which, struct mcs_node *me)
{
#if SITE_JOIN
	return xchg(&tails[which], me);
#else
	struct mcs_node *prev = READ_ONCE(tails[which]);

	WRITE_ONCE(tails[which], me);
	return prev;
#endif
}

/* LEAVE: empty the queue if @me is its tail. Was it? */
static int leave(unsigned int which, struct mcs_node *me)
{
#if SITE_LEAVE
	return cmpxchg(&tails[which], me, NULL) == me;
#else
	if (READ_ONCE(tails[which]) != me)
		return 0;
	WRITE_ONCE(tails[which], NULL);
	return 1;
#endif
}

/* LINK: tell @prev who is behind it. */
static void link_behind(struct mcs_node *prev, struct mcs_node *me)
{
#if SITE_LINK
	xchg(&prev->next, me);
#else
	WRITE_ONCE(prev->next, me);
#endif
}

/* GRANT: the lock is @next's. */
static void grant(struct mcs_node *next)
{
#if SITE_GRANT
	xchg(&next->locked, 1);
#else
	WRITE_ONCE(next->locked, 1);
#endif
}

/* NEXT: an empty place for who comes behind. LOCKED: the lock is not mine yet.
 * Each is made before the CPU joins, or after that, when it has somebody before
 * it. */
void lock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *prev;

#if SITE_NEXT
	WRITE_ONCE(me->next, NULL);
#endif
#if SITE_LOCKED
	WRITE_ONCE(me->locked, 0);
#endif
	prev = join(which, me);
#if !SITE_NEXT
	WRITE_ONCE(me->next, NULL);
#endif
	if (prev) {
#if !SITE_LOCKED
		WRITE_ONCE(me->locked, 0);
#endif
		link_behind(prev, me);
		smp_cond_load_acquire(&me->locked, VAL);
	}
}

void unlock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *next = READ_ONCE(me->next);

	if (!next) {
		if (leave(which, me))
			return;
		next = smp_cond_load_acquire(&me->next, VAL);
	}
	grant(next);
}
