/* The shared memory of this exercise. */
#include "machine/hypervisor.h"

enum { FREE, HELD, SLOW = 3, BUCKETS = 4 };

/* "That CPU sleeps for that lock." Empty: the lock is NULL. */
struct bucket {
	uint8_t *lock;
	uint32_t cpu;
};

extern SHARED struct bucket table[BUCKETS];
extern SHARED uint8_t held[NR_LOCKS]; /* FREE, HELD, or SLOW */
extern SHARED uint8_t head[NR_LOCKS]; /* 1: a CPU is the next one */
