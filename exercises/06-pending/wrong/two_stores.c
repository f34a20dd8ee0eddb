/* judged: mutual exclusion */
/* Pending down, then held up: free in between. */
#include "given.h"

int wait_as_pending(struct word *w)
{
	uint32_t old = atomic_fetch_or_acquire(PENDING, &w->all);

	if (old & (PENDING | TAIL_MASK)) {
		if (!(old & PENDING))
			WRITE_ONCE(w->pending, 0);
		return 0;
	}
	smp_cond_load_acquire(&w->held, !VAL);
	WRITE_ONCE(w->pending, 0);
	WRITE_ONCE(w->held, 1);
	return 1;
}
