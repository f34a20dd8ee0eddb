/* Locks for two CPUs each. The one that waits enters itself into a hash table. A
 * search of the table stops at an empty bucket. */
#include "table.h"

static struct bucket *bucket_of(unsigned int which, unsigned int probe)
{
	static const unsigned char home[NR_LOCKS] = { 0, 0, 0, 0 };

	return &table[(home[which] + probe) % BUCKETS];
}

static struct bucket *insert(unsigned int which)
{
	for (unsigned int probe = 0; probe < BUCKETS; probe++) {
		struct bucket *b = bucket_of(which, probe);

#if LOOKS
		if (READ_ONCE(b->lock))
			continue;
#endif
		if (cmpxchg(&b->lock, NULL, &held[which]) == NULL) {
			WRITE_ONCE(b->cpu, smp_processor_id());
			return b;
		}
	}
	BUG("the table is full");
}

static void find_and_kick(unsigned int which)
{
	for (unsigned int probe = 0; probe < BUCKETS; probe++) {
		struct bucket *b = bucket_of(which, probe);
		uint8_t *found = READ_ONCE(b->lock);

		if (found == NULL)
			return; /* the break */
		if (found == &held[which]) {
			pv_kick(READ_ONCE(b->cpu));
			return;
		}
	}
}

void lock(unsigned int which)
{
	struct bucket *mine = NULL;

	while (cmpxchg(&held[which], FREE, HELD) != FREE) {
		if (!mine)
			mine = insert(which);
#if AGAIN
		if (READ_ONCE(held[which]) == FREE)
			continue;
#endif
		if (cmpxchg(&held[which], HELD, SLOW) != FREE)
			pv_wait(&held[which], SLOW);
	}
	if (mine)
		smp_store_release(&mine->lock, NULL);
}

void unlock(unsigned int which)
{
#if FAST
	if (cmpxchg(&held[which], HELD, FREE) == HELD)
		return;
#endif
	if (xchg(&held[which], FREE) == SLOW)
		find_and_kick(which);
}
