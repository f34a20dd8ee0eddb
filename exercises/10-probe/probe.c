/* judged: foreign entry cleared */
#include "given.h"

static struct bucket *probe(struct lock *l, unsigned int n)
{
	return &table[(home(l) + n) % BUCKETS];
}

/* Starter: two CPUs may find the same bucket empty. */
struct bucket *insert(struct lock *l)
{
	unsigned int n = 0;

	while (READ_ONCE(probe(l, n)->lock))
		n++;
	WRITE_ONCE(probe(l, n)->lock, l);
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
	smp_store_release(&probe(l, n)->lock, NULL);
	return name;
}
