/* Tangled from lit/97-scoreboard.nw; edit that file, not this one. */
/**
 * @file costs.h
 * @brief What an acquisition touches: cache lines and atomic operations.
 */
#ifndef COSTS_H
#define COSTS_H

#include <stdbool.h>
#include <stdio.h>
#include "explore/trace.h"
#include "machine/design.h"

enum { COST_CPUS = 4 };

/** Of lock() alone, the release not included. */
struct costs {
	struct cost in_line[COST_CPUS]; /**< [0]: finds the lock free */
	struct cost worst; /**< the most of each, in all schedules */
};

/** @return false if the design does not hold, so that nothing can be said. */
bool costs_of(const struct design *design, struct costs *costs);

/** @brief Print the titles of the columns. */
void costs_print_head(FILE *out);

/** @brief Print the row of @p design; it says so if the design does not hold. */
void costs_print(const struct design *design, FILE *out);

#endif
