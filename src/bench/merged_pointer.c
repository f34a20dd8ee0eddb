/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/merged_pointer.c
 * @brief merged, called through pointers.
 */
#include "bench/inlined.h"
#include "machine/design.h"

extern const struct design native_merged;

#define lock native_merged.lock
#define unlock native_merged.unlock
#include "bench/loop.h"
LOOPED(merged_pointer, "merged, called through pointers", .alone = true,
       .ours = true)
