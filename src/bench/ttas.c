/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/ttas.c
 * @brief ttas, in the loop.
 */
#include "bench/inlined.h"
#include "locks/ttas.c"
#include "bench/loop.h"
LOOPED(ttas, "looks before it exchanges", .ours = true)
