/* Newcomers steal, unless the head has forbidden it. */
#include "steal.h"

static int steal(unsigned int which)
{
	return READ_ONCE(waits[which]) == 0 && cmpxchg(&held[which], 0, 1) == 0;
}

void lock(unsigned int which)
{
	if (steal(which))
		return;
	while (xchg(&head[which], 1)) /* one CPU at a time is the head */
		smp_cond_load_acquire(&head[which], !VAL);
	xchg(&waits[which], 1);
	while (cmpxchg(&held[which], 0, 1) != 0)
		smp_cond_load_acquire(&held[which], !VAL);
	WRITE_ONCE(waits[which], 0);
	smp_store_release(&head[which], 0);
}

void unlock(unsigned int which)
{
	smp_store_release(&held[which], 0);
}
