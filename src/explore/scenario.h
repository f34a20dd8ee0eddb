/* Tangled from lit/63-scenarios.nw; edit that file, not this one. */
/**
 * @file explore/scenario.h
 * @brief Who takes which lock, how often, and what the environment may do.
 */
#ifndef EXPLORE_SCENARIO_H
#define EXPLORE_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include "machine/design.h"

enum { MAX_CPUS = 6, MAX_LOCKS = 4 };

/** What one CPU does: takes and drops a lock so many times, then is done. */
struct plan {
	unsigned int turns;
	unsigned int lock;
	int interrupt; /**< lock taken by an interrupt that may hit once; -1: none */
};

struct scenario {
	const char *name;
	const char *about; /**< one line */
	unsigned int cpus;
	struct plan cpu[MAX_CPUS];
	int home[MAX_LOCKS]; /**< table line where the lock's probes start */
	bool spurious;	     /**< every vCPU may wake once for no reason */
	uint32_t ignored;    /**< a bit for each property that is not looked at */
};

/** @brief A CPU has done what @p property forbids: does it matter here? */
static inline bool scenario_minds(const struct scenario *scenario,
				  unsigned int property)
{
	return property && !(scenario->ignored >> property & 1);
}

/** The names there are, one after the other; NULL at the end. */
const char *scenario_name(unsigned int n);

/**
 * @brief Fill in @p scenario.
 * @param name one of scenario_name()
 * @param cpus how many CPUs; 0 for the scenario's own number
 * @return false if there is no such scenario, or not with so many CPUs; then
 * @p scenario->cpus holds the smallest number it works with, 0 if unknown.
 */
bool scenario_make(struct scenario *scenario, const char *name,
		   unsigned int cpus);

/** A strategy of its own: what a CPU runs, or an interrupt on it. */
struct context {
	const struct design *design;
	const struct scenario *scenario;
	unsigned int cpu;
	bool interrupt;
};

enum { MAX_CONTEXTS = 2 * MAX_CPUS };

/** @brief All contexts of a scenario: first one a CPU, then the interrupts.
 *  @return how many there are. */
unsigned int scenario_contexts(const struct scenario *scenario,
			       const struct design *design,
			       struct context contexts[MAX_CONTEXTS]);

/** @brief The index of the interrupt that can hit @p cpu, or -1. */
int scenario_interrupt_of(const struct context *contexts, unsigned int count,
			  unsigned int cpu);

/** @brief A coroutine's main: play the part of the struct context @p arg. */
void context_main(void *arg);

#endif
