/* judged: deadlock */
/* Never takes it. */
#include "given.h"

int trylock(struct ticket *t)
{
	return READ_ONCE(t->next) > 255;
}
