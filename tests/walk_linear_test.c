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

unsigned int linear_put(unsigned int line)
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

void linear_empty(void)
{
	for (unsigned int n = 0; n < TABLE_BUCKETS; n++)
		table[n].lock = NULL;
}

int insert_finds(unsigned int free)
{
	static struct qnode node;

	for (unsigned int n = 0; n < TABLE_BUCKETS; n++)
		table[n].lock = n == free ? NULL : &locks[1];
	set_home(0, 3);
	return pv_hash(&locks[0], &node) == &table[free];
}

unsigned int insert_for_all_contexts(void)
{
	static struct qnode node[NR_CPUS * MAX_NODES];
	unsigned int taken = 0;

	linear_empty();
	set_home(0, 3);
	for (unsigned int n = 0; n < NR_CPUS * MAX_NODES; n++)
		pv_hash(&locks[0], &node[n]);
	for (unsigned int n = 0; n < TABLE_BUCKETS; n++)
		taken += table[n].lock != NULL;
	return taken;
}
