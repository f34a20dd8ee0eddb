/* judged: holds */
/* Looks before it swaps; walks downwards. */
#include "given.h"

struct bucket *insert(struct lock *l)
{
	for (unsigned int n = home(l);; n = (n + BUCKETS - 1) % BUCKETS) {
		struct bucket *b = &table[n];

		if (READ_ONCE(b->lock) || cmpxchg(&b->lock, NULL, l))
			continue;
		WRITE_ONCE(b->name, my_name());
		return b;
	}
}

uint8_t take_out(struct lock *l)
{
	for (unsigned int n = home(l);; n = (n + BUCKETS - 1) % BUCKETS) {
		struct bucket *b = &table[n];
		uint8_t name;

		if (READ_ONCE(b->lock) != l)
			continue;
		name = READ_ONCE(b->name);
		cmpxchg(&b->lock, l, NULL);
		return name;
	}
}
