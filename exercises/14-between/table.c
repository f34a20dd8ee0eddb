/* The sleeper sets SLOW, and then makes its entry. */
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

		if (cmpxchg(&b->lock, NULL, &held[which]) == NULL) {
			WRITE_ONCE(b->cpu, smp_processor_id());
			return b;
		}
	}
	BUG("the table is full");
}

#if MISS_IS_BUG
#define miss() BUG("SLOW, and not in the table")
#else
#define miss() return NR_CPUS
#endif

/* Take the entry out; who sleeps there? NR_CPUS if nobody
 * does. */
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
	miss();
}

void lock(unsigned int which)
{
	int entered = 0;

	while (xchg(&head[which], 1)) /* one CPU at a time is the next one */
		smp_cond_load_acquire(&head[which], !VAL);
	while (cmpxchg(&held[which], FREE, HELD) != FREE) {
		if (!entered) {
			if (cmpxchg(&held[which], HELD, SLOW) == FREE)
				continue;
			insert(which);
			entered = 1;
		}
		pv_wait(&held[which], SLOW);
	}
	smp_store_release(&head[which], 0);
}

void unlock(unsigned int which)
{
	unsigned int cpu;

	if (cmpxchg(&held[which], HELD, FREE) == HELD)
		return;
	cpu = unhash(which);
	smp_store_release(&held[which], FREE);
	if (cpu < NR_CPUS)
		pv_kick(cpu);
}
