/* judged: does not compile */
/* A section that is aligned to two mebibytes. */
#include "ticket.h"

__attribute__((aligned(1 << 21))) char far = 1;

void lock(unsigned int which)
{
	far = (char)which;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
