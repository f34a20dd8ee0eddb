/* The shared memory of this exercise; your answer includes it. */
#ifndef SLEEPERS_H
#define SLEEPERS_H

#include "machine/hypervisor.h"

/* All of it is 0 at first, and free for you to use. The lock is `held`. */
struct lock {
	uint8_t held;
	uint8_t sleepers; /* for example a bit for each CPU */
};

extern SHARED struct lock locks[NR_LOCKS];

#endif
