/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file bench/lookup_64.c
 * @brief The look-ups, for 64 vCPUs.
 */
#define NR_CPUS 64
#include "bench/lookup_size.h"
SIZE(lookups_64)
