/* Tangled from lit/15-merged.nw; edit that file, not this one. */
/**
 * @file explore/invariants.h
 * @brief The five invariants of a table whose every search succeeds.
 */
#ifndef EXPLORE_INVARIANTS_H
#define EXPLORE_INVARIANTS_H

#include "explore/space.h"

/**
 * @brief A context has taken a step; which invariant is broken now?
 * @param row the state after the step
 * @param before the context's local state before it
 * @param edge the step
 * @param old what the cell held that the step touched
 * @return NOTHING, or ENTRY_MISSING to ENTRY_PROBES; space->detail says more.
 */
enum property check_invariants(struct space *space, const uint8_t *row,
			       unsigned int context,
			       const struct local *before,
			       const struct edge *edge, uint64_t old);

#endif
