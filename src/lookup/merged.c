/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file lookup/merged.c
 * @brief The merged design.
 */
#define LOOKUP_PROMISES (PROMISE_FIFO | PROMISE_TABLE | PROMISE_ENTRY)

#include "lookup/walk_linear.h"
#include "lookup/insert.h"
#include "lookup/hash_first.h"
#include "lookup/unhash.h"
#include "lookup/unhash_then_release.h"
#include "lookup/pv_design.h"

PV_DESIGN(merged, "hash, then SLOW; the unlocker unhashes, then releases");
