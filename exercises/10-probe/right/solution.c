/* judged: holds */
/* From the home on, bucket by bucket, and round at the end. */
#include "given.h"

static struct bucket *probe(struct lock *l, unsigned int n)
{
	return &table[(home(l) + n) % BUCKETS];
}

struct bucket *insert(struct lock *l)
{
	unsigned int n = 0;

	/* Look and take in one step. From then on the bucket is ours, and nobody
	 * looks at the name before the lock is SLOW. */
	while (cmpxchg(&probe(l, n)->lock, NULL, l))
		n++;
	WRITE_ONCE(probe(l, n)->name, my_name());
	return probe(l, n);
}

uint8_t take_out(struct lock *l)
{
	unsigned int n = 0;
	uint8_t name;

	/* An empty bucket says nothing: its entry may have gone since. */
	while (READ_ONCE(probe(l, n)->lock) != l)
		n++;
	/* The name before the bucket is free for others. */
	name = READ_ONCE(probe(l, n)->name);
	smp_store_release(&probe(l, n)->lock, NULL);
	return name;
}
