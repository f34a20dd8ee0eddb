/* judged: mutual exclusion */
/* Waits as CPU 0 does. But there is room for one. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	metal_spin_lock(lock);
}
