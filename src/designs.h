/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file designs.h
 * @brief All designs there are, by name.
 */
#ifndef DESIGNS_H
#define DESIGNS_H

#include "machine/design.h"

/**
 * @brief The explored build of design number @p n, in the order of the book;
 * NULL at the end.
 */
const struct design *explored_design(unsigned int n);

/**
 * @brief The explored build of the design called @p name; NULL if there is
 * none.
 */
const struct design *explored_design_named(const char *name);

/** @brief The same design, compiled for threads and futexes. */
const struct design *native_design_named(const char *name);

#endif
