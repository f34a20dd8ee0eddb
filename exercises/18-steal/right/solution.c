/* judged: holds */
/* A thief swaps both bytes, so that it fails if `fair` has come up since it has
 * looked. */
#include "given.h"

int steal(struct lock *l)
{
	/* Free, and not fair, and both still so in the step that takes it. */
	return cmpxchg_acquire(&l->held_fair, FREE, HELD) == FREE;
}

void take_in_front(struct lock *l)
{
	/* As long as `fair` is up nobody else takes the lock, so a store will do;
	 * but it must be one: between two, thieves would come. */
	smp_cond_load_acquire(&l->held, VAL == FREE);
	WRITE_ONCE(l->held_fair, HELD);
}
