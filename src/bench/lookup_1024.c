/* Tangled from lit/72-bench-lookups.nw; edit that file, not this one. */
/**
 * @file bench/lookup_1024.c
 * @brief The look-ups, for 1024 vCPUs.
 */
#define NR_CPUS 1024
#include "bench/lookup_size.h"
SIZE(lookups_1024)
