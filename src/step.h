/* Tangled from lit/84-terminal.nw; edit that file, not this one. */
/**
 * @file step.h
 * @brief A person is the scheduler, in the terminal.
 */
#ifndef STEP_H
#define STEP_H

#include <stdio.h>
#include "explore/trace.h"
#include "explore/world.h"

/**
 * @brief Read steps from @p in, one a line, until it ends or says "q"; tell on
 * @p out what they do, what is in memory and what can follow.
 * @return what the steps have violated
 */
enum property step_through(const struct design *design,
			   const struct scenario *scenario, FILE *in, FILE *out);

#endif
