/* judged: wild access */
/* Calls itself until the stack is full. */
#include "ticket.h"

static __attribute__((noinline)) int deeper(volatile int *n)
{
	volatile int mine = *n + 1;

	return deeper(&mine) + mine;
}

void lock(unsigned int which)
{
	volatile int n = (int)which;

	deeper(&n);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
