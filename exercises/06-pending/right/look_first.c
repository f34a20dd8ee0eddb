/* judged: holds */
/* Announces itself only if it has seen that nobody else waits. */
#include "given.h"

int wait_as_pending(struct word *w)
{
	uint32_t old = READ_ONCE(w->all);

	do {
		if (old & (PENDING | TAIL_MASK))
			return 0;
	} while (!try_cmpxchg_acquire(&w->all, &old, old | PENDING));
	smp_cond_load_acquire(&w->held, !VAL);
	atomic_fetch_add_relaxed(HELD - PENDING, &w->all);
	return 1;
}
