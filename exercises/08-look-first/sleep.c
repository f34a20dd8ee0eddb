/* A lock that halts. One of two mistakes is in it. */
#include "sleep.h"

void lock(unsigned int which)
{
	uint32_t me = smp_processor_id() + 1;

	while (xchg_acquire(&held[which], 1)) {
#if HALTS_BY_NAME
		WRITE_ONCE(sleeper[which], me);
		if (READ_ONCE(held[which]))
			pv_wait(&sleeper[which], me);
#else
		WRITE_ONCE(sleeper[which], me);
		pv_wait(&held[which], 1);
#endif
	}
}

void unlock(unsigned int which)
{
#if HALTS_BY_NAME
	uint32_t who = xchg(&sleeper[which], 0);

	smp_store_release(&held[which], 0);
#else
	uint32_t who = READ_ONCE(sleeper[which]);

	smp_store_release(&held[which], 0);
#endif
	if (who)
		pv_kick(who - 1);
}
