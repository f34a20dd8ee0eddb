/* Tangled from lit/09-whom-to-kick.nw; edit that file, not this one. */
/**
 * @file lookup/save_restore.c
 * @brief One entry a CPU; a nested wait puts the outer one's entry back.
 *
 * After the Xen spin locks of 2008 (168d2f464ab9).
 */
#include "locks/pvqspinlock.h"
#include "machine/design.h"

static DEFINE_PER_CPU(struct qspinlock *, waits_for);

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	struct qspinlock *outer = READ_ONCE(this_cpu(waits_for));

	(void)node;
	while (!spin_until_free(lock)) {
		WRITE_ONCE(this_cpu(waits_for), lock);
		if (cmpxchg(&lock->locked, _Q_LOCKED_VAL, _Q_SLOW_VAL) == 0)
			break;
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	WRITE_ONCE(this_cpu(waits_for), outer);
	if (outer)
		pv_kick(smp_processor_id());
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

PV_DESIGN(save_restore, "one entry a CPU; a nested wait puts it back");
