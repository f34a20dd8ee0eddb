/* judged: mutual exclusion */
#include "given.h"

/* Starter: test and set on the byte, as if all CPUs were like this one. */
void virt_spin_lock(struct qspinlock *lock)
{
	while (xchg_acquire(&lock->locked, LOCKED))
		cpu_relax();
}
