/* judged: fifo */
/* Takes a number by compare and swap: who fails has no place in line. */
/* The number that was called last stands beside the number that is given out
 * next, in one word. */
#include "word.h"

/* The half of the word that begins at bit @shift: little endian. */
static uint16_t *half(unsigned int which, unsigned int shift)
{
	return (uint16_t *)&words[which] + shift / 16;
}

void lock(unsigned int which)
{
	uint16_t *next = half(which, NEXT_SHIFT), mine = READ_ONCE(*next);

	while (!try_cmpxchg_relaxed(next, &mine, (uint16_t)(mine + 1)))
		;

	smp_cond_load_acquire(half(which, SERVING_SHIFT), VAL == mine);
}

void unlock(unsigned int which)
{
	uint16_t *serving = half(which, SERVING_SHIFT);

	/* Nobody else writes it, so it need not be one step. */
	smp_store_release(serving, (uint16_t)(READ_ONCE(*serving) + 1));
}
