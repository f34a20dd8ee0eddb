/* Tangled from lit/02-every-schedule.nw; edit that file, not this one. */
/**
 * @file explore/enumerate.h
 * @brief All schedules, one after the other, each from the start: slow and
 * sure.
 */
#ifndef EXPLORE_ENUMERATE_H
#define EXPLORE_ENUMERATE_H

#include "explore/trace.h"

struct enumeration {
	uint64_t schedules;  /**< run to an end, or to a violation */
	uint64_t violations; /**< of them */
	unsigned int
		shortest; /**< steps of the shortest that violates; 0 if none */
	enum property property; /**< what that one violates */
	bool complete;		/**< false: a limit was reached */
};

/**
 * @brief Run every schedule.
 * @param max_schedules, max_steps give up beyond so many schedules, or steps
 * in one
 */
struct enumeration enumerate(const struct design *design,
			     const struct scenario *scenario,
			     uint64_t max_schedules, unsigned int max_steps);

#endif
