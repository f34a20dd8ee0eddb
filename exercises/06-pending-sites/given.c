/* A lock with a pending byte and no queue: one CPU holds it, one is pending, and
 * all others look on. Each site comes in weak and strong forms; 0 is the weakest. */
#include "word.h"

/* TRY: take a lock that is free. */
static int try(struct word *w)
{
#if SITE_TRY
	return cmpxchg(&w->both, 0, 1) == 0;
#else
	return cmpxchg(&w->locked, 0, 1) == 0;
#endif
}

/* GRAB: become pending, if nobody is. */
static int grab(struct word *w)
{
#if SITE_GRAB
	return xchg(&w->pending, 1) == 0;
#else
	if (READ_ONCE(w->pending))
		return 0;
	WRITE_ONCE(w->pending, 1);
	return 1;
#endif
}

/* HAND: from pending to locked. */
static void take_over(struct word *w)
{
#if SITE_HAND == 2
	WRITE_ONCE(w->both, 1);
#elif SITE_HAND == 1
	WRITE_ONCE(w->locked, 1);
	WRITE_ONCE(w->pending, 0);
#else
	WRITE_ONCE(w->pending, 0);
	WRITE_ONCE(w->locked, 1);
#endif
}

/* DROP: unlock. */
static void drop(struct word *w)
{
#if SITE_DROP
	smp_store_release(&w->locked, 0);
#else
	smp_store_release(&w->both, 0);
#endif
}

void lock(unsigned int which)
{
	struct word *w = &words[which];

	while (!try(w)) {
		if (grab(w)) {
			smp_cond_load_acquire(&w->locked, !VAL);
			take_over(w);
			return;
		}
		smp_cond_load_acquire(&w->pending, !VAL);
	}
}

void unlock(unsigned int which)
{
	drop(&words[which]);
}
