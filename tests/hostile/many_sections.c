/* judged: holds */
/* A thousand sections; the linker makes few segments of them. */
#include "ticket.h"

#define TEN(x) ONE(x##0) ONE(x##1) ONE(x##2) ONE(x##3) ONE(x##4) ONE(x##5) ONE(x##6) ONE(x##7) ONE(x##8) ONE(x##9)
#define HUNDRED(x) TEN(x##0) TEN(x##1) TEN(x##2) TEN(x##3) TEN(x##4) TEN(x##5) TEN(x##6) TEN(x##7) TEN(x##8) TEN(x##9)
#define ONE(x) __asm__(".pushsection .s" #x ",\"a\",@progbits\n .byte 1\n .popsection");
HUNDRED(1) HUNDRED(2) HUNDRED(3) HUNDRED(4) HUNDRED(5)
HUNDRED(6) HUNDRED(7) HUNDRED(8) HUNDRED(9) HUNDRED(0)

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
