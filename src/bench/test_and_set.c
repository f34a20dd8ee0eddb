/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/test_and_set.c
 * @brief test_and_set, in the loop.
 */
#include "bench/inlined.h"
#include "locks/busted.c"

#define lock take_held
#define unlock drop_held
#include "bench/loop.h"
LOOPED(test_and_set, "one byte, taken by an exchange", .ours = true)
