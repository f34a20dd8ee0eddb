/* judged: deadlock */
#include "clh.h"

/* Starter: right, as long as nobody comes twice. */
void lock(unsigned int which)
{
	uint8_t me = my_node(), before;

	WRITE_ONCE(busy[me], 1);
	before = xchg(&tails[which], me);
	if (!before)
		before = spare_node(which);
	WRITE_ONCE(this_cpu(memos).before, before);
	smp_cond_load_acquire(&busy[before], !VAL);
}

void unlock(unsigned int which)
{
	uint8_t me = my_node();

	(void)which;
	smp_store_release(&busy[me], 0);
}
