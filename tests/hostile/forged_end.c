/* judged: wild access */
/* Says in the name of the explorer that its program is over. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	jailed_ask(OP_END, 0, 0, 0);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
