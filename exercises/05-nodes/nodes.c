/* judged: BUG */
#include "given.h"

/* Starter: each CPU has one node, and takes it whoever has it. */
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
