/* judged: holds */
/* Adds to the word where no carry can do harm. */
#include "word.h"

static uint16_t take_number(uint32_t *word)
{
	if (NEXT_SHIFT == 16)
		return atomic_fetch_add_relaxed(1u << 16, word) >> 16;
	return atomic_fetch_add_relaxed(1, (uint16_t *)word);
}

void lock(unsigned int which)
{
	uint16_t mine = take_number(&words[which]);

	while ((uint16_t)(smp_load_acquire(&words[which]) >> SERVING_SHIFT) !=
	       mine)
		cpu_relax();
}

void unlock(unsigned int which)
{
	if (SERVING_SHIFT == 16)
		atomic_fetch_add_relaxed(1u << 16, &words[which]);
	else
		atomic_fetch_add_relaxed(1, (uint16_t *)&words[which]);
}
