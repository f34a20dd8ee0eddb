/* The shared memory of this exercise; your answer includes it. */
#ifndef CLH_H
#define CLH_H

#include "machine/cpu.h"

/* A node is one byte, busy[n]: 1 as long as its owner wants or has the lock.
 * Nodes are named by numbers, from 1: at first, CPU c owns node c + 1. */
extern SHARED uint8_t busy[1 + NR_CPUS + NR_LOCKS];

/* The node that joined last; 0 if nobody has ever joined. */
extern SHARED uint8_t tails[NR_LOCKS];

/* What a CPU remembers from lock() to unlock(), and longer. */
struct memo {
	uint8_t node;	/* mine now; 0: still the first one */
	uint8_t before; /* that of the CPU in front of me */
};
extern DEFINE_PER_CPU(struct memo, memos);

static inline uint8_t my_node(void)
{
	uint8_t node = READ_ONCE(this_cpu(memos).node);

	return node ? node : (uint8_t)(smp_processor_id() + 1);
}

/* A node that is not busy, for him who joins first of all. */
static inline uint8_t spare_node(unsigned int which)
{
	return (uint8_t)(1 + NR_CPUS + which);
}

#endif
