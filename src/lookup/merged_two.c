/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file lookup/merged_two.c
 * @brief The merged design with a table of two buckets.
 */
#define TABLE_BUCKETS 2

#include "lookup/walk_linear.h"
#include "lookup/insert.h"
#include "lookup/hash_first.h"
#include "lookup/unhash.h"
#include "lookup/unhash_then_release.h"
#include "lookup/pv_design.h"

PV_DESIGN(merged_two, "merged, with just enough buckets for two locks");
