/* judged: wild access */
/* Asks for a variable of its own, as if others could see it. */
#include "ticket.h"

static uint8_t mine;

void lock(unsigned int which)
{
	(void)which;
	WRITE_ONCE(mine, 1);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
