/* Tangled from lit/14-flag-and-bucket.nw; edit that file, not this one. */
/**
 * @file lookup/flag_first.c
 * @brief BROKEN. The queue head sets SLOW, and then fills its bucket.
 *
 * The order that Waiman Long warned of on April 2, 2015.
 */
#define TABLE_BUCKETS 4 /* one line: enough here, and a short walk */

#include "lookup/walk_linear.h"
#include "lookup/insert.h"
#include "lookup/unhash.h"
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

PV_DESIGN(flag_first, "BROKEN: SLOW first, and then the entry");
