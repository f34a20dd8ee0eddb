/* Tangled from lit/09-whom-to-kick.nw; edit that file, not this one. */
/**
 * @file lookup/four_entries.c
 * @brief A CPU has an entry for each context that can sleep.
 */
#include "locks/pvqspinlock.h"
#include "machine/design.h"

typedef struct qspinlock *entries_t[MAX_NODES];
static DEFINE_PER_CPU(entries_t, waits_for);

/* Contexts of one CPU nest, so the first free one stays free until we use
 * it. */
static struct qspinlock **free_entry(void)
{
	struct qspinlock **entry = this_cpu(waits_for);

	while (READ_ONCE(*entry))
		entry++;
	return entry;
}

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	struct qspinlock **entry = free_entry();

	(void)node;
	while (!spin_until_free(lock)) {
		WRITE_ONCE(*entry, lock);
		if (cmpxchg(&lock->locked, _Q_LOCKED_VAL, _Q_SLOW_VAL) == 0)
			break;
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	WRITE_ONCE(*entry, NULL);
	return 0;
}

static void pv_queued_spin_unlock(struct qspinlock *lock)
{
	if (xchg(&lock->locked, 0) != _Q_SLOW_VAL)
		return;
	for (unsigned int cpu = 0; cpu < NR_CPUS; cpu++)
		for (unsigned int n = 0; n < MAX_NODES; n++)
			if (READ_ONCE(per_cpu(waits_for, cpu)[n]) == lock)
				pv_kick(cpu);
}

static const struct field entries_fields[] = { { "0", 0, 8, NULL },
					       { "1", 8, 8, NULL },
					       { "2", 16, 8, NULL },
					       { "3", 24, 8, NULL },
					       { 0 } };

#define LOOKUP_OBJECTS                                               \
	{ "waits_for%u", &waits_for[0].of[0], sizeof(waits_for[0]),  \
	  NR_CPUS, entries_fields, 0 },
#include "lookup/pv_design.h"

PV_DESIGN(four_entries, "each CPU has an entry for each of its contexts");
