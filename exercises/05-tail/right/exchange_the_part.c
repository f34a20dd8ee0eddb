/* judged: holds */
/* Exchanges the bytes of the tail alone. */
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

uint32_t swap_tail(uint32_t *word, uint32_t tail)
{
	void *part = (uint8_t *)word + TAIL_SHIFT / 8;

	if (TAIL_BITS == 16)
		return xchg((uint16_t *)part, tail);
	return xchg((uint8_t *)part, tail);
}
