/* Tangled from lit/70-demands.nw; edit that file, not this one. */
/**
 * @file judge/demands.h
 * @brief What a run demands beyond the properties.
 */
#ifndef JUDGE_DEMANDS_H
#define JUDGE_DEMANDS_H

#include "explore/space.h"
#include "judge/judge.h"

/** How the CPUs of a run wait. */
struct waiting {
	const struct run *run; /**< whose demands are looked at */
	bool found;	       /**< one that is not met; why says which */
	char why[160];
};

/** @brief For search_options.inspect: look how the CPUs wait. @p waiting is a
 *  struct waiting. */
void waiting_inspect(struct space *space, void *waiting);

/** @brief The run holds: is @p part met, or does it miss a demand? */
void check_demands(const struct waiting *waiting, struct part *part);

#endif
