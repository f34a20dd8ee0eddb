/* judged: BUG */
#include "given.h"

/* Starter: two of the three things that a name must be. And the swap takes the
 * whole word. */
uint32_t encode_tail(unsigned int cpu, unsigned int idx)
{
	return cpu * MAX_NODES + idx;
}

unsigned int tail_cpu(uint32_t tail)
{
	return tail / MAX_NODES;
}

unsigned int tail_idx(uint32_t tail)
{
	return tail % MAX_NODES;
}

#define TAIL_MASK ((uint32_t)((1ull << TAIL_BITS) - 1) << TAIL_SHIFT)

uint32_t swap_tail(uint32_t *word, uint32_t tail)
{
	uint32_t old = xchg(word, tail << TAIL_SHIFT);

	return (old & TAIL_MASK) >> TAIL_SHIFT;
}
