/* The shared memory of this exercise. */
#include "machine/hypervisor.h"

extern SHARED uint8_t held[NR_LOCKS];	  /* 0: free */
extern SHARED uint32_t sleeper[NR_LOCKS]; /* its CPU plus 1; 0: nobody */
