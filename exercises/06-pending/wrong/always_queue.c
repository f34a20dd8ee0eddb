/* judged: demand missed */
/* Never waits in the word. */
#include "given.h"

int wait_as_pending(struct word *w)
{
	(void)w;
	return 0;
}
