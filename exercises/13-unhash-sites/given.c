/* A table in which every search has to succeed. Each site comes in a weak and a
 * strong form; 0 is the weak one. */
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

#if SITE_TAKE /* a bucket */
		if (cmpxchg(&b->lock, NULL, &held[which]) == NULL) {
#else
		if (READ_ONCE(b->lock) == NULL) {
			WRITE_ONCE(b->lock, &held[which]);
#endif
			WRITE_ONCE(b->cpu, smp_processor_id());
			return b;
		}
	}
	BUG("the table is full");
}

static struct bucket *find(unsigned int which)
{
	for (unsigned int probe = 0; probe < BUCKETS; probe++) {
		struct bucket *b = bucket_of(which, probe);

		if (READ_ONCE(b->lock) == &held[which])
			return b;
	}
	BUG("SLOW, and not in the table");
}

static void clear(struct bucket *b)
{
	smp_store_release(&b->lock, NULL);
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
#if SITE_CANCEL /* nobody will look for it */
				clear(mine);
				mine = NULL;
#endif
				continue;
			}
		}
		pv_wait(&held[which], SLOW);
	}
	smp_store_release(&head[which], 0);
}

void unlock(unsigned int which)
{
	struct bucket *b;
	unsigned int cpu;

	if (cmpxchg(&held[which], HELD, FREE) == HELD)
		return;
	b = find(which);
	cpu = READ_ONCE(b->cpu);
#if SITE_UNHASH
	clear(b);
#endif
#if !SITE_KICK
	pv_kick(cpu);
#endif
	smp_store_release(&held[which], FREE);
#if SITE_KICK
	pv_kick(cpu);
#endif
#if !SITE_UNHASH
	clear(b);
#endif
}
