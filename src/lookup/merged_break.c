/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file lookup/merged_break.c
 * @brief BROKEN. The merged design, with the break on an empty bucket put back.
 */
#define pass_by(found)       \
	if ((found) == NULL) \
	break

#include "lookup/walk_linear.h"
#include "lookup/insert.h"
#include "lookup/hash_first.h"
#include "lookup/unhash.h"
#include "lookup/unhash_then_release.h"
#include "lookup/pv_design.h"

PV_DESIGN(merged_break, "BROKEN: merged, and a search stops at an empty bucket");
