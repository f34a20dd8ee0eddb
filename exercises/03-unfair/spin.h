/* The shared memory of this exercise. */
#include "machine/cpu.h"

extern SHARED uint8_t held[NR_LOCKS]; /* 0: free */
