/* judged: holds */
/* Held first, and pending goes afterwards: nobody takes a lock for free that is
 * not. */
#include "given.h"

int wait_as_pending(struct word *w)
{
	uint32_t old = atomic_fetch_or_acquire(PENDING, &w->all);

	if (!(old & (PENDING | TAIL_MASK))) {
		smp_cond_load_acquire(&w->held, !VAL);
		WRITE_ONCE(w->held, 1);
		WRITE_ONCE(w->pending, 0);
		return 1;
	}
	if (!(old & PENDING))
		WRITE_ONCE(w->pending, 0);
	return 0;
}
