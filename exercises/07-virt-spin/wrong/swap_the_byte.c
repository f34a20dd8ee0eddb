/* judged: mutual exclusion */
/* Compares the byte alone. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	while (cmpxchg_acquire(&lock->locked, 0, LOCKED) != 0)
		cpu_relax();
}
