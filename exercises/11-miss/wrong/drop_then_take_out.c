/* judged: two entries for one lock */
/* Drops the lock, and then looks for an entry that the waiter has cancelled. */
#include "given.h"

static uint8_t take_out(struct lock *l)
{
	for (unsigned int n = 0; n < BUCKETS; n++) {
		struct bucket *b = &table[(HOME + n) % BUCKETS];
		uint8_t name;

		/* An empty bucket may have had an entry when mine was made. */
		if (READ_ONCE(b->lock) != l)
			continue;
		name = READ_ONCE(b->name);
		empty(b);
		return name;
	}
	BUG("the lock is SLOW and not in the table");
}

void wait_in_front(struct lock *l)
{
	int inserted = 0;

	while (!spin_until_free(l)) {
		/* SLOW stays until the holder goes, and the entry as well. */
		if (!inserted) {
			struct bucket *mine = insert(l);

			inserted = 1;
			if (cmpxchg(&l->held, HELD, SLOW) == FREE) {
				empty(mine);
				return;
			}
		}
		pv_wait(&l->held, SLOW);
	}
}

void drop(struct lock *l)
{
	uint8_t name;

	if (xchg(&l->held, FREE) != SLOW)
		return;
	name = take_out(l);
	pv_kick(name - 1);
}
