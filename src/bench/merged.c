/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/merged.c
 * @brief merged, in the loop.
 */
#include "bench/inlined.h"
#include "lookup/merged.c"
#include "bench/loop.h"
LOOPED(merged, "paravirt, as merged in 2015", .ours = true)
