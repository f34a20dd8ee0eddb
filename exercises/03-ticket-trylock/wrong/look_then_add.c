/* judged: flooding */
/* Adds behind the look: the number it gets may not be the one that it looked for. */
#include "given.h"

int trylock(struct ticket *t)
{
	if (READ_ONCE(t->next) != READ_ONCE(t->serving))
		return 0;
	smp_cond_load_acquire(&t->serving,
			      VAL == atomic_fetch_add_relaxed(1, &t->next));
	return 1;
}
