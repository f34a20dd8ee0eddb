/* judged: does not compile */
/* An array whose last element is named, and the others are zero. */
#include "ticket.h"

static const char big[1ul << 33] = { [(1ul << 33) - 1] = 1 };

void lock(unsigned int which)
{
	(void)*(volatile const char *)&big[which];
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
