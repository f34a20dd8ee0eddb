/* judged: BUG */
/* The names are a bit longer than the tail. */
#include "given.h"

uint32_t encode_tail(unsigned int cpu, unsigned int idx)
{
	return 1u << TAIL_BITS / 2 << TAIL_BITS / 2 | (cpu * MAX_NODES + idx);
}

unsigned int tail_cpu(uint32_t tail)
{
	return (tail & 63) / MAX_NODES;
}

unsigned int tail_idx(uint32_t tail)
{
	return tail % MAX_NODES;
}

#define TAIL_MASK ((uint32_t)((1ull << TAIL_BITS) - 1) << TAIL_SHIFT)

uint32_t swap_tail(uint32_t *word, uint32_t tail)
{
	uint32_t old = READ_ONCE(*word);

	while (!try_cmpxchg(word, &old,
			    (old & ~TAIL_MASK) | tail << TAIL_SHIFT))
		;
	return (old & TAIL_MASK) >> TAIL_SHIFT;
}
