/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/queue_only.c
 * @brief queue_only, in the loop.
 */
#include "bench/inlined.h"
#include "locks/queue_only.c"
#include "bench/loop.h"
LOOPED(queue_only, "the queued spinlock: a queue in four bytes", .ours = true)
