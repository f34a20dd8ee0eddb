/* judged: mutual exclusion */
#include "given.h"

/* Starter: announces itself, and takes the lock when the holder has left. It does
 * not look who else waits. */
int wait_as_pending(struct word *w)
{
	atomic_fetch_or_acquire(PENDING, &w->all);
	smp_cond_load_acquire(&w->held, !VAL);
	WRITE_ONCE(w->pending_held, HELD);
	return 1;
}
