/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/pending_byte.c
 * @brief pending_byte, in the loop.
 */
#include "bench/inlined.h"
#include "locks/pending_byte.c"
#include "bench/loop.h"
LOOPED(pending_byte, "the queued spinlock: a pending byte", .ours = true)
