/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/virt_spin.c
 * @brief virt_spin, in the loop.
 */
#include "bench/inlined.h"
#include "locks/virt_spin.c"
#include "bench/loop.h"
LOOPED(virt_spin, "test and set on its word, for guests", .ours = true)
