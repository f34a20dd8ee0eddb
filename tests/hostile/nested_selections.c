/* judged: does not compile */
/* A type that is chosen by a type, five hundred times over. */
#include "ticket.h"

#define G(x) _Generic((x), int: 0, default: x)
#define G2(x) G(G(x))
#define G4(x) G2(G2(x))
#define G8(x) G4(G4(x))
#define G16(x) G8(G8(x))
#define G32(x) G16(G16(x))
int deep = G32(1);

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
