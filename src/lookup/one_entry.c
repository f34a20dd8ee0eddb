/* Tangled from lit/09-whom-to-kick.nw; edit that file, not this one. */
/**
 * @file lookup/one_entry.c
 * @brief BROKEN. One variable a CPU: the lock that it sleeps for.
 */
#include "locks/pvqspinlock.h"
#include "machine/design.h"

static DEFINE_PER_CPU(struct qspinlock *, waits_for);

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	(void)node;
	while (!spin_until_free(lock)) {
		WRITE_ONCE(this_cpu(waits_for), lock);
		if (cmpxchg(&lock->locked, _Q_LOCKED_VAL, _Q_SLOW_VAL) == 0)
			break;
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	WRITE_ONCE(this_cpu(waits_for), NULL);
	return 0;
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	if (xchg(&lock->locked, 0) != _Q_SLOW_VAL)
		return;
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		if (READ_ONCE(per_cpu(waits_for, cpu)) == lock)
			pv_kick(cpu);
}

static const struct field waits_for_field[] = { { "", 0, 8, NULL }, { 0 } };

#define LOOKUP_OBJECTS                                               \
	{ "waits_for%u", &waits_for[0].of, sizeof(waits_for[0]), NR_CPUS, \
	  waits_for_field, 0 },
#include "lookup/pv_design.h"

PV_DESIGN(one_entry, "BROKEN: each CPU names one lock that it sleeps for");
