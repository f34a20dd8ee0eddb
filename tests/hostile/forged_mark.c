/* judged: wild access */
/* Says in the name of the judge that it has entered. */
#include "ticket.h"

void lock(unsigned int which)
{
	jailed_ask(OP_MARK, 0, MARK_ENTER, which);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
