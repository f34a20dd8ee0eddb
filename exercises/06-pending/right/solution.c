/* judged: holds */
/* The second in line announces itself in the word, and takes over there. */
#include "given.h"

int wait_as_pending(struct word *w)
{
	/* Announce, and see in the same step who was there before. */
	uint32_t old = atomic_fetch_or_acquire(PENDING, &w->all);

	if (old & (PENDING | TAIL_MASK)) {
		/* Pending was not set before: it is ours, and nobody else will
		 * take it back. The queue head waits for that. */
		if (!(old & PENDING))
			WRITE_ONCE(w->pending, 0);
		return 0;
	}
	smp_cond_load_acquire(&w->held, !VAL);
	/* 1,0 -> 0,1 in one step: between two there would be a word that says
	 * that the lock is free, or that it is held and we still wait. */
	WRITE_ONCE(w->pending_held, HELD);
	return 1;
}
