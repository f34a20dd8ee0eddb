/* judged: entry left in the table */
/* Reads the entry, and leaves it. */
#include "given.h"

static struct bucket *probe(struct lock *l, unsigned int n)
{
	return &table[(home(l) + n) % BUCKETS];
}

struct bucket *insert(struct lock *l)
{
	unsigned int n = 0;

	while (cmpxchg(&probe(l, n)->lock, NULL, l))
		n++;
	WRITE_ONCE(probe(l, n)->name, my_name());
	return probe(l, n);
}

uint8_t take_out(struct lock *l)
{
	unsigned int n = 0;
	uint8_t name;

	while (READ_ONCE(probe(l, n)->lock) != l)
		n++;
	name = READ_ONCE(probe(l, n)->name);
	return name;
}
