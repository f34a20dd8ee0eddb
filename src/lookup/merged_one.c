/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file lookup/merged_one.c
 * @brief BROKEN. The merged design with a table of one bucket.
 */
#define TABLE_BUCKETS 1

#include "lookup/walk_linear.h"
#include "lookup/insert.h"
#include "lookup/hash_first.h"
#include "lookup/unhash.h"
#include "lookup/unhash_then_release.h"
#include "lookup/pv_design.h"

PV_DESIGN(merged_one, "BROKEN: merged, with one bucket for two locks");
