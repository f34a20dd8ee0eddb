/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file bench/lookup_256.c
 * @brief The look-ups, for 256 vCPUs.
 */
#define NR_CPUS 256
#include "bench/lookup_size.h"
SIZE(lookups_256)
