/* judged: mutual exclusion */
/* Looks whether somebody is pending, and forgets it. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	do
		smp_cond_load_acquire(&lock->pending, !VAL);
	while (xchg_acquire(&lock->locked, LOCKED));
}
