/* The shared memory of this exercise; your answer includes it. All of it is 0 at
 * first, and means what you like. */
#ifndef OWN_H
#define OWN_H

#include "machine/hypervisor.h"

/* Eight bytes a lock, which you can access one by one. */
struct lock {
	uint8_t byte[8];
};

/* Four bytes for each of two contexts of a CPU: one that is interrupted, and the
 * interrupt. */
struct node {
	uint8_t byte[4];
	uint8_t unused[4];
};
typedef struct node pair[2];

extern SHARED struct lock locks[NR_LOCKS];
extern DEFINE_PER_CPU(pair, nodes);

/* For you: one byte a CPU that only this CPU uses, for example to know in which
 * context it is. */
extern DEFINE_PER_CPU(uint8_t, levels);

#endif
