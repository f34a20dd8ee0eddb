/* Every search should succeed; but the lock is released before it. One CPU at a
 * time, the head, waits for the lock itself. */
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

/* Take the entry out; who sleeps there? */
static unsigned int unhash(unsigned int which)
{
	for (unsigned int probe = 0; probe < BUCKETS; probe++) {
		struct bucket *b = bucket_of(which, probe);

		if (READ_ONCE(b->lock) == &held[which]) {
			unsigned int cpu = READ_ONCE(b->cpu);

			smp_store_release(&b->lock, NULL);
			return cpu;
		}
	}
	BUG("SLOW, and not in the table");
}

void lock(unsigned int which)
{
	struct bucket *mine = NULL;

	while (xchg(&head[which], 1)) /* one CPU at a time is the next one */
		smp_cond_load_acquire(&head[which], !VAL);
	while (cmpxchg(&held[which], FREE, HELD) != FREE) {
		if (!mine) {
			mine = insert(which);
			if (cmpxchg(&held[which], HELD, SLOW) == FREE) {
				smp_store_release(&mine->lock, NULL);
				mine = NULL;
				continue;
			}
		}
		pv_wait(&held[which], SLOW);
	}
	smp_store_release(&head[which], 0);
}

void unlock(unsigned int which)
{
	if (xchg(&held[which], FREE) == SLOW)
		pv_kick(unhash(which));
}
