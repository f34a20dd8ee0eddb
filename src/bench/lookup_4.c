/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file bench/lookup_4.c
 * @brief The look-ups, for 4 vCPUs.
 */
#define NR_CPUS 4
#include "bench/lookup_size.h"
SIZE(lookups_4)
