/* judged: BUG */
/* An interrupt gets the node of the code that it has stopped. */
#include "given.h"

struct node *take_node(void)
{
	struct node *node = &this_cpu(nodes)[0];

	WRITE_ONCE(node->next, 0);
	WRITE_ONCE(node->head, 0);
	return node;
}

void give_node(void)
{
}
