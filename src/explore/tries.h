/* Tangled from lit/89-player.nw; edit that file, not this one. */
/**
 * @file explore/tries.h
 * @brief What the code of each CPU does, as data.
 */
#ifndef EXPLORE_TRIES_H
#define EXPLORE_TRIES_H

#include <jansson.h>
#include <stdio.h>
#include "explore/trace.h"

/**
 * @brief Explore @p scenario to its end, whatever is violated on the way.
 * @param max_states give up after so many; then "complete" is false, and an
 * edge may be missing.
 * @return all local states, cells and edges (format "lostkick-tries-1").
 */
json_t *tries_to_json(const struct design *design,
		      const struct scenario *scenario, uint32_t max_states);

/**
 * @brief Write it to @p out.
 * @return false if that cannot be written.
 */
bool tries_write(const struct design *design, const struct scenario *scenario,
		 uint32_t max_states, FILE *out);

/** @brief Does another field of the object lie within @p f, and is it smaller? */
bool has_parts(const struct object *object, const struct field *f);

/** @brief Write what @p request asks; what it will find is not known yet. */
void ask_to_text(char *out, size_t size, const struct design *design,
		 const struct request *request);

#endif
