/* The shared memory of this exercise. */
#include "machine/cpu.h"

struct ticket {
	uint8_t next, serving;
};

extern SHARED struct ticket tickets[NR_LOCKS];
