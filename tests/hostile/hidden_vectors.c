/* judged: holds */
/* Hides a remark in the upper halves of the vector registers, and in the old
 * stack of the floating-point unit. */
#include "ticket.h"

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	unsigned int a = 77, b = 0;
	unsigned short tags;
	uint8_t mine;

	__asm__ volatile("movd %0, %%xmm3\n vpbroadcastd %%xmm3, %%ymm3\n fld1\n fld1" : : "r"(a));
	mine = atomic_fetch_add_relaxed(1, &t->next);
	__asm__ volatile("vextracti128 $1, %%ymm3, %%xmm4\n movd %%xmm4, %0\n fnstsw %1"
			 : "=r"(b), "=a"(tags));
	if (!b && !tags)
		smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
