/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file bench/lookup_16.c
 * @brief The look-ups, for 16 vCPUs.
 */
#define NR_CPUS 16
#include "bench/lookup_size.h"
SIZE(lookups_16)
