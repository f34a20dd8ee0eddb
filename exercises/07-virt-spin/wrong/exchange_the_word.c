/* judged: deadlock */
/* Exchanges all of the word, and so wipes out that somebody waits. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	while (xchg_acquire(&lock->val, LOCKED))
		cpu_relax();
}
