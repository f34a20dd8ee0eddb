/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file walk_lfsr_test.c
 * @brief The walk in the order of an LFSR, for the tests of chapter 10.
 */
#include "walks.h"
#include "lookup/walk_lfsr.h"

unsigned int lfsr_walk(unsigned char seen[], unsigned int line)
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

unsigned int lfsr_put(unsigned int line)
{
	struct pv_hash_entry *entry;
	unsigned int probes = 0;
	struct probe probe;

	set_home(0, (int)line);
	probe = start_at_home(&locks[0]);
	while ((entry = next_bucket(&probe))) {
		probes++;
		if (cmpxchg(&entry->lock, NULL, &locks[0]) == NULL)
			return probes;
	}
	BUG("the table is full");
}

void lfsr_empty(void)
{
	for (unsigned int n = 0; n < TABLE_BUCKETS; n++)
		table[n].lock = NULL;
}
