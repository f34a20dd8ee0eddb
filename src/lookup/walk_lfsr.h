/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file lookup/walk_lfsr.h
 * @brief A walk over the table, line by line, in the order of an LFSR.
 */
#ifndef LOOKUP_WALK_H
#define LOOKUP_WALK_H

#include "lookup/table.h"

/* x^6+x^5+1 for 64 lines, x^3+x^2+1 for 8: every value but 0, once a round. */
static uint32_t lfsr_next(uint32_t value)
{
	return value >> 1 ^ (value & 1 ? 3 * TABLE_LINES / 8 * 2 : 0);
}

struct probe {
	uint32_t first, line; /* 1 to TABLE_LINES - 1: an LFSR never leaves 0 */
	unsigned int bucket;
};

static struct probe start_at_home(const struct qspinlock *lock)
{
	uint32_t line = home_line(lock) % (TABLE_LINES - 1) + 1;

	return (struct probe){ .first = line, .line = line };
}

/* The next bucket to look at, or NULL when all have been seen. */
static struct pv_hash_entry *next_bucket(struct probe *probe)
{
	if (probe->bucket == LINE_BUCKETS) {
		probe->bucket = 0;
		probe->line = lfsr_next(probe->line);
		if (probe->line == probe->first)
			return NULL;
	}
	return &table[(probe->line - 1) * LINE_BUCKETS + probe->bucket++];
}

#endif
