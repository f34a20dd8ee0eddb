/* judged: BUG or wild access */
/* Takes a node that is not there. */
/* Nodes are taken and given back like plates of a stack. */
#include "given.h"

struct node *take_node(void)
{
	uint8_t used = READ_ONCE(this_cpu(in_use));
	struct node *node = &this_cpu(nodes)[used];

	if (used > MAX_NODES)
		return NULL;
	WRITE_ONCE(this_cpu(in_use), used + 1);
	WRITE_ONCE(node->next, 0);
	WRITE_ONCE(node->head, 0);
	return node;
}

void give_node(void)
{
	WRITE_ONCE(this_cpu(in_use), READ_ONCE(this_cpu(in_use)) - 1);
}
