/* The shared memory of this exercise. */
#include "machine/cpu.h"

extern SHARED uint8_t waits[NR_LOCKS]; /* 1: the head waits; do not steal */
extern SHARED uint8_t held[NR_LOCKS];  /* 0: free */
extern SHARED uint8_t head[NR_LOCKS];  /* 1: a CPU is the next one */
