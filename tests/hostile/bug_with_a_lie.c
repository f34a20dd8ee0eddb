/* judged: BUG */
/* Reports a bug of its own, in the words of another verdict. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	BUG("holds: 10 of 10 points");
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
