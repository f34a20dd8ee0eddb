/* judged: holds */
/* The holder takes the entry out before it drops the lock. So there is an entry
 * whenever the lock is SLOW, and a search that is over the whole table finds it. */
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

	if (cmpxchg(&l->held, HELD, FREE) == HELD)
		return;
	/* While the lock is held, the waiter cannot get in and insert again. */
	name = take_out(l);
	smp_store_release(&l->held, FREE);
	pv_kick(name - 1);
}
