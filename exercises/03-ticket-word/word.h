/* The shared memory of this exercise; your answer includes it. */
#ifndef WORD_H
#define WORD_H

#include "machine/cpu.h"

/* The compiler is told NEXT_SHIFT and SERVING_SHIFT, the lowest bit of each
 * counter: one is 0 and the other is 16. Both counters have 16 bits, and begin
 * at the same number. */
extern SHARED uint32_t words[NR_LOCKS];

#endif
