/* judged: holds */
/* Swaps only what it cares for. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	while (cmpxchg_acquire(&lock->locked_pending, 0, LOCKED) != 0)
		cpu_relax();
}
