/* judged: mutual exclusion */
/* Two may announce themselves, each seeing that nobody has. */
#include "given.h"

int wait_as_pending(struct word *w)
{
	uint32_t old = READ_ONCE(w->all);

	if (old & (PENDING | TAIL_MASK)) {
		return 0;
	}
	WRITE_ONCE(w->pending, 1);
	smp_cond_load_acquire(&w->held, !VAL);
	WRITE_ONCE(w->pending_held, HELD);
	return 1;
}
