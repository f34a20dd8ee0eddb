/* judged: deadlock */
/* Reads the old name, and then writes the new one. */
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
	uint32_t old = READ_ONCE(*word);

	WRITE_ONCE(*word, (old & ~TAIL_MASK) | tail << TAIL_SHIFT);
	return (old & TAIL_MASK) >> TAIL_SHIFT;
}
