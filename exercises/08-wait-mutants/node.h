/* The shared memory of this exercise. */
#include "machine/hypervisor.h"

enum { RUNNING, HALTED };

struct node {
	struct node *next;
	uint32_t locked; /* 1: the lock is yours */
	uint32_t state;	 /* of the vCPU that waits */
	uint32_t cpu;	 /* whom to kick */
};

extern SHARED struct node *tails[NR_LOCKS];
extern DEFINE_PER_CPU(struct node, nodes);
