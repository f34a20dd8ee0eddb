/* The shared memory of this exercise. */
#include "machine/hypervisor.h"

enum { FREE, HELD, SLOW = 3, CPUS = 3 };

extern SHARED uint8_t held[NR_LOCKS];	   /* FREE, HELD, or SLOW */
extern SHARED uint8_t *waits_for[NR_CPUS]; /* the lock that a CPU sleeps for */
