/* judged: fifo or deadlock */
#include "word.h"

#define NUMBER(word, shift) ((uint16_t)((word) >> (shift)))

/* Starter: right, until a number is too large for its half of the word. */
void lock(unsigned int which)
{
	uint32_t old = atomic_fetch_add_relaxed(1u << NEXT_SHIFT, &words[which]);
	uint16_t mine = NUMBER(old, NEXT_SHIFT);

	smp_cond_load_acquire(&words[which], NUMBER(VAL, SERVING_SHIFT) == mine);
}

void unlock(unsigned int which)
{
	atomic_fetch_add_relaxed(1u << SERVING_SHIFT, &words[which]);
}
