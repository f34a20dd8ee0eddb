/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file lookup/walk_lfsr.h
 * @brief A walk over the table, line by line, in the order of an LFSR.
 */
#ifndef LOOKUP_WALK_H
#define LOOKUP_WALK_H

#include "lookup/lfsr.h"
#include "lookup/table.h"

enum { LINE_BITS = __builtin_ctz(TABLE_LINES) };
_Static_assert(TABLE_LINES == 1 << LINE_BITS && LINE_BITS >= 3 &&
		       LINE_BITS <= 8,
	       "a register for that many lines");

struct probe {
	uint32_t first, line; /* 1 to TABLE_LINES - 1 */
	unsigned int bucket;  /* of the line: the next one to look at */
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
		probe->line = lfsr_next(probe->line, lfsr_taps(LINE_BITS));
		if (probe->line == probe->first)
			return NULL;
	}
	return &table[(probe->line - 1) * LINE_BUCKETS + probe->bucket++];
}

#endif
