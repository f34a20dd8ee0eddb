/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/wait_early.c
 * @brief wait_early, in the loop.
 */
#include "bench/inlined.h"
#include "lookup/wait_early.c"
#include "bench/loop.h"
LOOPED(wait_early, "paravirt, halts behind a sleeper", .ours = true)
