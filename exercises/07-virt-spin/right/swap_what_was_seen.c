/* judged: holds */
/* Tries again and again with what it has seen. */
#include "given.h"

void virt_spin_lock(struct qspinlock *lock)
{
	uint32_t seen = READ_ONCE(lock->val);

	for (;;) {
		if (seen & (LOCKED | PENDING))
			seen = READ_ONCE(lock->val);
		else if (try_cmpxchg_acquire(&lock->val, &seen, seen | LOCKED))
			return;
	}
}
