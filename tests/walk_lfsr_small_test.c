/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file walk_lfsr_small_test.c
 * @brief The walk by LFSR over the eight lines of the explored table.
 */
#include "walks.h"

#define TABLE_BUCKETS SMALL_BUCKETS
#include "lookup/walk_lfsr.h"

unsigned int small_lfsr_walk(unsigned char seen[], unsigned int line)
{
	struct pv_hash_entry *entry;
	unsigned int probes = 0;
	struct probe probe;

	set_home(0, (int)line);
	probe = start_at_home(&locks[0]);
	for (; (entry = next_bucket(&probe)); probes++)
		seen[entry - table]++;
	return probes;
}
