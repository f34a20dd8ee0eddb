/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/mcs.c
 * @brief mcs, in the loop.
 */
#include "bench/inlined.h"
#include "locks/mcs.c"
#include "bench/loop.h"
LOOPED(mcs, "a queue of spinners", .ours = true)
