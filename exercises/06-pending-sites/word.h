/* The shared memory of this exercise. */
#include "machine/cpu.h"

struct word {
	union {
		uint16_t both;
		struct {
			uint8_t locked, pending;
		};
	};
};

extern SHARED struct word words[NR_LOCKS];
