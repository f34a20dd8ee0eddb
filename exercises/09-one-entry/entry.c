/* Each CPU has one place for the lock that it sleeps for. */
#include "entry.h"

void lock(unsigned int which)
{
	uint8_t **mine = &waits_for[smp_processor_id()];
	int waits = 0;

	while (cmpxchg(&held[which], FREE, HELD) != FREE) {
#if AGAIN
		if (READ_ONCE(held[which]) == FREE)
			continue;
#endif
		WRITE_ONCE(*mine, &held[which]);
		waits = 1;
		if (cmpxchg(&held[which], HELD, SLOW) != FREE)
			pv_wait(&held[which], SLOW);
	}
	if (waits)
		WRITE_ONCE(*mine, NULL);
}

void unlock(unsigned int which)
{
#if FAST
	if (cmpxchg(&held[which], HELD, FREE) == HELD)
		return;
#endif
	if (xchg(&held[which], FREE) != SLOW)
		return;
	for (unsigned int cpu = 0; cpu < CPUS; cpu++)
		if (READ_ONCE(waits_for[cpu]) == &held[which])
			pv_kick(cpu);
}
