/* judged: lost kick */
/* Looks again, and stops again. */
#include "given.h"

/* Whose entry is it? NULL if @l has none. */
static struct bucket *find(struct lock *l)
{
	for (unsigned int n = 0; n < BUCKETS; n++) {
		struct bucket *b = &table[(HOME + n) % BUCKETS];
		struct lock *found = smp_load_acquire(&b->lock);

		if (found == l)
			return b;
		if (found == NULL)
			break;
	}
	return NULL;
}

void wait_in_front(struct lock *l)
{
	struct bucket *mine = NULL;

	while (!spin_until_free(l)) {
		if (!mine)
			mine = insert(l);
		if (cmpxchg(&l->held, HELD, SLOW) == FREE)
			break;
		pv_wait(&l->held, SLOW);
	}
	if (mine)
		empty(mine);
}

void drop(struct lock *l)
{
	struct bucket *b;

	if (xchg(&l->held, FREE) != SLOW)
		return;
	b = find(l);
	if (!b)
		b = find(l);
	if (b)
		pv_kick(READ_ONCE(b->name) - 1);
}
