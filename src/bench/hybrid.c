/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/hybrid.c
 * @brief hybrid, in the loop.
 */
#include "bench/inlined.h"
#include "lookup/hybrid.c"
#include "bench/loop.h"
LOOPED(hybrid, "paravirt, with stealing", .ours = true)
