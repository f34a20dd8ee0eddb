/* judged: holds */
/* The context in the upper bits, the CPU plus one in the lower. */
#include "given.h"

uint32_t encode_tail(unsigned int cpu, unsigned int idx)
{
	return idx << 4 | (cpu + 1);
}

unsigned int tail_cpu(uint32_t tail)
{
	return (tail & 15) - 1;
}

unsigned int tail_idx(uint32_t tail)
{
	return tail >> 4;
}

uint32_t swap_tail(uint32_t *word, uint32_t tail)
{
	uint32_t mask = (uint32_t)((1ull << TAIL_BITS) - 1) << TAIL_SHIFT;
	uint32_t old, seen = READ_ONCE(*word);

	do {
		old = seen;
		seen = cmpxchg(word, old, (old & ~mask) | tail << TAIL_SHIFT);
	} while (seen != old);
	return (old & mask) >> TAIL_SHIFT;
}
