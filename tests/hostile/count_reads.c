/* judged: flooding */
/* A loop that counts its turns: never twice in the same place. */
#include "ticket.h"

void lock(unsigned int which)
{
	for (uint64_t turn = 0; READ_ONCE(tickets[which].next) + turn; turn++)
		;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
