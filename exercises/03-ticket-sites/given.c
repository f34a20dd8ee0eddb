/* Each site comes in a weak and a strong form; 0 is the weak one. */
#include "ticket.h"

/* TAKE: the next number. */
static uint8_t take(struct ticket *t)
{
#if SITE_TAKE
	return atomic_fetch_add_relaxed(1, &t->next);
#else
	uint8_t mine = READ_ONCE(t->next);

	WRITE_ONCE(t->next, (uint8_t)(mine + 1));
	return mine;
#endif
}

/* WAIT: until number @mine is served. */
static void wait_for(struct ticket *t, uint8_t mine)
{
#if SITE_WAIT == 2
	smp_cond_load_acquire(&t->serving, VAL == mine);
#elif SITE_WAIT == 1
	smp_cond_load_acquire(&t->serving, VAL >= mine);
#else
	smp_cond_load_acquire(&t->serving, VAL + 1 >= mine);
#endif
}

/* CALL: serve the next one. */
static void call_next(struct ticket *t)
{
#if SITE_CALL
	atomic_fetch_add_relaxed(1, &t->serving);
#else
	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
#endif
}

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	wait_for(t, take(t));
}

void unlock(unsigned int which)
{
	call_next(&tickets[which]);
}
