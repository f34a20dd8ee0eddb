/* judged: mutual exclusion */
/* Keeps the lock in a variable that the other CPUs do not share. */
#include "ticket.h"

static int held;

void lock(unsigned int which)
{
	(void)which;
	while (held)
		cpu_relax();
	held = 1;
}

void unlock(unsigned int which)
{
	(void)which;
	held = 0;
}
