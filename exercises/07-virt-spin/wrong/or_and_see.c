/* judged: deadlock */
/* Sets the bit also when it may not. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	while (atomic_fetch_or_acquire(LOCKED, &lock->val))
		cpu_relax();
}
