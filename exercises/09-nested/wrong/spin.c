/* judged: demand missed */
/* Does not sleep. */
#include "given.h"

void sleep_for(unsigned int which)
{
	smp_cond_load_acquire(&locks[which], VAL == FREE);
}

void wake_all(unsigned int which)
{
	(void)which;
}
