/* judged: does not compile */
/* A word that becomes four thousand million words. */
#include "ticket.h"

#define A(x) x x x x x x x x x x x x x x x x
#define B(x) A(A(x))
#define C(x) B(B(x))
#define D(x) C(C(x))
int bomb = 0 D(+ 1);

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = atomic_fetch_add_relaxed(1, &t->next);

	smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
