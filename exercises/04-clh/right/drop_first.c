/* judged: holds */
/* Drops the lock before it changes nodes. */
#include "clh.h"

void lock(unsigned int which)
{
	uint8_t me = my_node(), before;

	WRITE_ONCE(busy[me], 1);
	before = xchg(&tails[which], me);
	if (!before)
		before = spare_node(which);
	WRITE_ONCE(this_cpu(memos).before, before);
	while (smp_load_acquire(&busy[before]))
		cpu_relax();
}

void unlock(unsigned int which)
{
	uint8_t me = my_node();

	(void)which;
	smp_store_release(&busy[me], 0);
	WRITE_ONCE(this_cpu(memos).node, READ_ONCE(this_cpu(memos).before));
}
