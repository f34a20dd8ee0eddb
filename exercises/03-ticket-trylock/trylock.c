/* judged: BUG */
#include "given.h"

/* Starter: takes a number, and says that it was called at once. */
int trylock(struct ticket *t)
{
	atomic_fetch_add_relaxed(1, &t->next);
	return 1;
}
