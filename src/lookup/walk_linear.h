/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file lookup/walk_linear.h
 * @brief A walk over the table, bucket by bucket.
 */
#ifndef LOOKUP_WALK_H
#define LOOKUP_WALK_H

#include "lookup/table.h"

struct probe {
	unsigned int home, count;
};

static struct probe start_at_home(const struct qspinlock *lock)
{
	return (struct probe){ .home = home_line(lock) * LINE_BUCKETS };
}

/* The next bucket to look at, or NULL when all have been seen. */
static struct pv_hash_entry *next_bucket(struct probe *probe)
{
	if (probe->count == TABLE_BUCKETS)
		return NULL;
	return &table[(probe->home + probe->count++) % TABLE_BUCKETS];
}

#endif
