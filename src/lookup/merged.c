/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file lookup/merged.c
 * @brief The merged design.
 */
#include "lookup/merged.h"
#include "lookup/pv_design.h"

PV_DESIGN(merged, "hash, then SLOW; the unlocker unhashes, then releases");
