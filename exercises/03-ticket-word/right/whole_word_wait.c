/* judged: holds */
/* Waits for the whole word, and calls the next number in a loop. */
#include "word.h"

#define NUMBER(word, shift) ((uint16_t)((word) >> (shift)))

void lock(unsigned int which)
{
	uint16_t *next = (uint16_t *)&words[which] + (NEXT_SHIFT == 16);
	uint16_t mine = atomic_fetch_add_relaxed(1, next);

	smp_cond_load_acquire(&words[which], NUMBER(VAL, SERVING_SHIFT) == mine);
}

void unlock(unsigned int which)
{
	uint32_t old = READ_ONCE(words[which]), new;

	do {
		new = old & ~(0xffffu << SERVING_SHIFT);
		new |= (uint32_t)NUMBER((old >> SERVING_SHIFT) + 1, 0)
		       << SERVING_SHIFT;
	} while (!try_cmpxchg_release(&words[which], &old, new));
}
