/* judged: mutual exclusion */
/* Joins in two steps. */
/* A waiter looks at the node in front, and takes it over when it leaves. */
#include "clh.h"

void lock(unsigned int which)
{
	uint8_t me = my_node(), before;

	/* Busy before it can be seen. */
	WRITE_ONCE(busy[me], 1);
	before = READ_ONCE(tails[which]);
	WRITE_ONCE(tails[which], me);
	if (!before)
		before = spare_node(which);
	WRITE_ONCE(this_cpu(memos).before, before);
	smp_cond_load_acquire(&busy[before], !VAL);
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
