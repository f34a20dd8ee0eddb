/* judged: deadlock */
/* Waits in the word although there is a queue. */
#include "given.h"

int wait_as_pending(struct word *w)
{
	uint32_t old = atomic_fetch_or_acquire(PENDING, &w->all);

	if (old & PENDING) {
		if (!(old & PENDING))
			WRITE_ONCE(w->pending, 0);
		return 0;
	}
	smp_cond_load_acquire(&w->held, !VAL);
	WRITE_ONCE(w->pending_held, HELD);
	return 1;
}
