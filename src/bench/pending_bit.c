/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/pending_bit.c
 * @brief pending_bit, in the loop.
 */
#include "bench/inlined.h"
#include "locks/pending_bit.c"
#include "bench/loop.h"
LOOPED(pending_bit, "the queued spinlock: a pending bit", .ours = true)
