/* What is given: a lock whose CPU 0 is on bare metal, and waits in the word. The
 * others are vCPUs; how they take the lock is yours. */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/cpu.h"

/* Four bytes: bits 0-7 locked, bits 8-15 pending, bits 16-31 tail. */
struct qspinlock {
	union {
		uint32_t val;
		struct {
			uint8_t locked, pending;
			uint16_t tail;
		};
		uint16_t locked_pending;
	};
};

enum { LOCKED = 1, PENDING = 1 << 8 };

extern SHARED struct qspinlock locks[NR_LOCKS];

/* Take the lock: whenever it is free, and nobody waits for it in the word. */
void virt_spin_lock(struct qspinlock *lock);

/* CPU 0 is the only one of its kind, so nobody is pending before it. */
static void metal_spin_lock(struct qspinlock *lock)
{
	uint32_t val = atomic_fetch_or_acquire(PENDING, &lock->val);

	if (val & LOCKED)
		smp_cond_load_acquire(&lock->locked, !VAL);
	WRITE_ONCE(lock->locked_pending, LOCKED);
}

void lock(unsigned int which)
{
	if (smp_processor_id() == 0)
		metal_spin_lock(&locks[which]);
	else
		virt_spin_lock(&locks[which]);
}

void unlock(unsigned int which)
{
	smp_store_release(&locks[which].locked, 0);
}

#endif
