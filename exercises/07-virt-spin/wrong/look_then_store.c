/* judged: mutual exclusion */
/* Looks at all of the word, and then stores. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	smp_cond_load_acquire(&lock->val, VAL == 0);
	WRITE_ONCE(lock->locked, LOCKED);
}
