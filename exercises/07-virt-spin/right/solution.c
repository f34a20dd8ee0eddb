/* judged: holds */
/* Test and set, on the whole word: that is free only if all of it is 0. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	/* Look first: a swap that fails would take the cache line from the
	 * others for nothing. */
	do
		smp_cond_load_acquire(&lock->val, VAL == 0);
	while (cmpxchg_acquire(&lock->val, 0, LOCKED) != 0);
}
