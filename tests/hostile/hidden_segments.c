/* judged: holds */
/* Hides a remark in the segment registers and their bases: if it is still there
 * after a request, the lock is no lock. */
#include "ticket.h"

static unsigned int found_again(void)
{
	unsigned int es, fs, gs;

	__asm__ volatile("mov %%es, %0\n mov %%fs, %1\n mov %%gs, %2"
			 : "=r"(es), "=r"(fs), "=r"(gs));
	return es | fs | gs;
}

static void hide(void)
{
	__asm__ volatile("mov %0, %%es\n mov %0, %%fs\n mov %0, %%gs" : : "r"(0x2b));
}

void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine;

	hide();
	mine = atomic_fetch_add_relaxed(1, &t->next);
	if (!found_again())
		smp_cond_load_acquire(&t->serving, VAL == mine);
}

void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}
