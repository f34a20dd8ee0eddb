/* Tangled from lit/14-flag-and-bucket.nw; edit that file, not this one. */
/**
 * @file lookup/flag_first_retry.c
 * @brief SLOW first, and then the entry; the unlocker waits until it is there.
 */
#define TABLE_BUCKETS 4

#include "lookup/walk_linear.h"
#include "lookup/insert.h"

/* The flag is up, so the entry is there, or will be: look until it is. */
static struct qnode *pv_unhash(struct qspinlock *lock)
{
	for (;;) {
		struct probe probe = start_at_home(lock);
		struct pv_hash_entry *entry;

		while ((entry = next_bucket(&probe))) {
			struct qnode *node;

			if (READ_ONCE(entry->lock) != lock)
				continue;
			node = smp_cond_load_acquire(&entry->node, VAL);
			WRITE_ONCE(entry->node, NULL);
			clear_entry(entry);
			return node;
		}
		cpu_relax();
	}
}

#include "lookup/unhash_then_release.h"

static uint32_t pv_wait_head(struct qspinlock *lock, struct qnode *node)
{
	int inserted = 0;

	while (!spin_until_free(lock)) {
		if (!inserted) {
			if (cmpxchg(&lock->locked, _Q_LOCKED_VAL,
				    _Q_SLOW_VAL) == 0)
				break;
			pv_hash(lock, node);
			inserted = 1;
		}
		pv_wait(&lock->locked, _Q_SLOW_VAL);
	}
	return 0;
}

#include "lookup/pv_design.h"

PV_DESIGN(flag_first_retry, "SLOW first; the unlocker waits for the entry");
