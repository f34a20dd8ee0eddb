/* judged: does not compile */
/* More variables than anybody may have. */
#include "ticket.h"

char many[1 << 18];

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	many[t->next] = 1;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
