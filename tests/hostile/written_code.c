/* judged: does not compile */
/* A section that can be written and executed. */
#include "ticket.h"

__attribute__((section(".hack,\"awx\",@progbits#"))) char hack[64] = { 1 };

void lock(unsigned int which)
{
	hack[which] = 2;
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
