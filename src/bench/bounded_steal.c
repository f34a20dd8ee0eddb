/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/bounded_steal.c
 * @brief bounded_steal, in the loop.
 */
#include "bench/inlined.h"
#include "lookup/bounded_steal.c"
#include "bench/loop.h"
LOOPED(bounded_steal, "paravirt, with thieves that give up", .ours = true)
