/* judged: fifo */
/* An interrupt uses the node of the code that it has stopped. */
#include "own.h"

static struct node *node_of(uint8_t name)
{
	return &per_cpu(nodes, (name - 1) / 2)[(name - 1) % 2];
}

void lock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t level = READ_ONCE(this_cpu(levels)), me, prev;
	struct node *node = &this_cpu(nodes)[0];

	WRITE_ONCE(this_cpu(levels), level + 1);
	me = (uint8_t)(smp_processor_id() * 2 + 1);
	WRITE_ONCE(node->byte[0], 0);
	WRITE_ONCE(node->byte[1], 0);
	prev = xchg(&l->byte[0], me);
	if (prev) {
		WRITE_ONCE(node_of(prev)->byte[0], me);
		while (!smp_load_acquire(&node->byte[1]))
			pv_wait(&node->byte[1], 0);
	}
	WRITE_ONCE(l->byte[1], me);
}

void unlock(unsigned int which)
{
	struct lock *l = &locks[which];
	uint8_t me = READ_ONCE(l->byte[1]), next;

	next = READ_ONCE(node_of(me)->byte[0]);
	if (!next && cmpxchg(&l->byte[0], me, 0) != me)
		next = smp_cond_load_acquire(&node_of(me)->byte[0], VAL);
	WRITE_ONCE(this_cpu(levels), READ_ONCE(this_cpu(levels)) - 1);
	if (next) {
		smp_store_release(&node_of(next)->byte[1], 1);
		pv_kick((next - 1) / 2);
	}
}
