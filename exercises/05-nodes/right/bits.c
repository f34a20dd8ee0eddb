/* judged: holds */
/* A bit for each node. */
#include "given.h"

struct node *take_node(void)
{
	uint8_t used = READ_ONCE(this_cpu(in_use));

	for (unsigned int idx = 0; idx < MAX_NODES; idx++) {
		struct node *node = &this_cpu(nodes)[idx];

		if (used & 1 << idx)
			continue;
		WRITE_ONCE(this_cpu(in_use), used | 1 << idx);
		WRITE_ONCE(node->head, 0);
		WRITE_ONCE(node->next, 0);
		return node;
	}
	return NULL;
}

void give_node(void)
{
	WRITE_ONCE(this_cpu(in_use), READ_ONCE(this_cpu(in_use)) >> 1);
}
