/* judged: wild access */
/* Kicks a CPU whose number has no bit. */
#include "ticket.h"

void lock(unsigned int which)
{
	(void)which;
	pv_kick(1ull << 40);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
