/* judged: not deterministic */
/* Throws dice. */
#include "ticket.h"

void lock(unsigned int which)
{
	unsigned int dice;

	__asm__ volatile("rdrand %0" : "=r"(dice) : : "cc");
	WRITE_ONCE(tickets[which].next, (uint8_t)dice);
	WRITE_ONCE(tickets[which].serving, (uint8_t)(dice >> 8));
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
