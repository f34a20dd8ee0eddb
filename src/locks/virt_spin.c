/* Tangled from lit/07-vcpu-not-running.nw; edit that file, not this one. */
/**
 * @file locks/virt_spin.c
 * @brief The queued spinlock's word, taken by test and set: for guests.
 */
#include "locks/qspinlock.h"
#include "locks/qspinlock_names.h"

static SHARED struct qspinlock locks[NR_LOCKS];

static void lock(unsigned int which)
{
	struct qspinlock *lock = &locks[which];

	while (!queued_spin_trylock(lock))
		cpu_relax();
}

static void unlock(unsigned int which)
{
	smp_store_release(&locks[which].locked, 0);
}

static const struct object memory[] = { LOCK_OBJECTS(locks), { 0 } };

const struct design BACK_END(virt_spin) = {
	.name = "virt_spin",
	.about = "test and set on the queued spinlock's word, for guests",
	.lock = lock,
	.unlock = unlock,
	.memory = memory,
};
