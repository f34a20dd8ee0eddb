/* The shared memory of this exercise. */
#include "machine/cpu.h"

struct peterson {
	uint8_t flag[2]; /* 1: that CPU wants the lock, or has it */
	uint8_t turn;	 /* whoever gives way: the CPU that goes first */
};

extern SHARED struct peterson locks[NR_LOCKS];
