/* judged: holds */
/* Counts first, and takes it back if there was none. */
#include "given.h"

struct node *take_node(void)
{
	uint8_t mine = atomic_fetch_add_relaxed(1, &this_cpu(in_use));
	struct node *node;

	if (mine >= MAX_NODES) {
		give_node();
		return NULL;
	}
	node = &this_cpu(nodes)[mine];
	WRITE_ONCE(node->next, 0);
	WRITE_ONCE(node->head, 0);
	return node;
}

void give_node(void)
{
	atomic_fetch_add_relaxed(-1, &this_cpu(in_use));
}
