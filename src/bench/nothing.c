/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/nothing.c
 * @brief The loop without a lock: what is not the lock's fault.
 */
#include "bench/bench.h"

static inline void lock(unsigned int which)
{
	(void)which;
}

#define unlock(which) lock(which)

#include "bench/loop.h"
LOOPED(nothing, "the loop alone", .alone = true, .ours = true)
