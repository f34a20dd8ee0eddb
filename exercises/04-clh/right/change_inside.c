/* judged: holds */
/* Changes nodes when it has the lock, and remembers the old one. */
#include "clh.h"

void lock(unsigned int which)
{
	struct memo *memo = &this_cpu(memos);
	uint8_t me = my_node(), before;

	WRITE_ONCE(busy[me], 1);
	before = xchg(&tails[which], me);
	if (before)
		smp_cond_load_acquire(&busy[before], !VAL);
	WRITE_ONCE(memo->node, before ? before : spare_node(which));
	WRITE_ONCE(memo->before, me);
}

void unlock(unsigned int which)
{
	(void)which;
	smp_store_release(&busy[READ_ONCE(this_cpu(memos).before)], 0);
}
