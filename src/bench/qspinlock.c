/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/qspinlock.c
 * @brief qspinlock, in the loop.
 */
#include "bench/inlined.h"
#include "locks/qspinlock.c"
#include "bench/loop.h"
LOOPED(qspinlock, "the queued spinlock, complete", .ours = true)
