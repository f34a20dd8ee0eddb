/* judged: mutual exclusion */
/* Nobody looks at the node in front. */
#include "clh.h"

void lock(unsigned int which)
{
	uint8_t me = my_node(), before;

	/* Busy before it can be seen. */
	WRITE_ONCE(busy[me], 1);
	before = xchg(&tails[which], me);
	if (!before)
		before = spare_node(which);
	WRITE_ONCE(this_cpu(memos).before, before);
}

void unlock(unsigned int which)
{
	uint8_t me = my_node();

	(void)which;
	/* The CPU behind may look at my node for a while yet. Nobody looks at
	 * the one in front any more, so that is mine from now on. */
	WRITE_ONCE(this_cpu(memos).node, READ_ONCE(this_cpu(memos).before));
	smp_store_release(&busy[me], 0);
}
