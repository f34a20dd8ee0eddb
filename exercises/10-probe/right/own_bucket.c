/* judged: holds */
/* Every CPU has a bucket of its own; who looks, looks at all. */
#include "given.h"

struct bucket *insert(struct lock *l)
{
	struct bucket *b = &table[smp_processor_id() % BUCKETS];

	while (cmpxchg(&b->lock, NULL, l))
		b = &table[(b - table + 1) % BUCKETS];
	WRITE_ONCE(b->name, my_name());
	return b;
}

uint8_t take_out(struct lock *l)
{
	struct bucket *b = table;
	uint8_t name;

	while (READ_ONCE(b->lock) != l)
		b++;
	name = READ_ONCE(b->name);
	smp_store_release(&b->lock, NULL);
	return name;
}
