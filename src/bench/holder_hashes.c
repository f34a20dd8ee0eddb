/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/holder_hashes.c
 * @brief holder_hashes, in the loop.
 */
#include "bench/inlined.h"
#include "lookup/holder_hashes.c"
#include "bench/loop.h"
LOOPED(holder_hashes, "paravirt, the holder hashes", .ours = true)
