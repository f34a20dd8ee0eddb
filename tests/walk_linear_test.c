/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file walk_linear_test.c
 * @brief The linear walk, to be looked at by the tests of chapter 10.
 */
#include "walks.h"
#include "lookup/walk_linear.h"
#include "lookup/insert.h"

unsigned int linear_walk(unsigned char seen[], unsigned int line)
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

int insert_finds(unsigned int free)
{
	static struct qnode node;

	for (unsigned int n = 0; n < TABLE_BUCKETS; n++)
		table[n].lock = n == free ? NULL : &locks[1];
	set_home(0, 3);
	return pv_hash(&locks[0], &node) == &table[free];
}
