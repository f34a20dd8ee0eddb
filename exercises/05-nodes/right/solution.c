/* judged: holds */
/* Nodes are taken and given back like plates of a stack. */
#include "given.h"

struct node *take_node(void)
{
	uint8_t used = READ_ONCE(this_cpu(in_use));
	struct node *node = &this_cpu(nodes)[used];

	if (used == MAX_NODES)
		return NULL;
	/* Mine from here on: an interrupt that comes later takes the next one.
	 * One that came before has given back what it took. */
	WRITE_ONCE(this_cpu(in_use), used + 1);
	WRITE_ONCE(node->next, 0);
	WRITE_ONCE(node->head, 0);
	return node;
}

void give_node(void)
{
	WRITE_ONCE(this_cpu(in_use), READ_ONCE(this_cpu(in_use)) - 1);
}
