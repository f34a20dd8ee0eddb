/* Tangled from lit/91-local-states.nw; edit that file, not this one. */
/**
 * @file explore/model.h
 * @brief The memory model: what an access does to a cell, and what it answers.
 */
#ifndef EXPLORE_MODEL_H
#define EXPLORE_MODEL_H

#include <stdint.h>
#include "machine/request.h"

/** @p before: what the access saw there; @p after: what it left there. */
struct effect {
	uint64_t before, after;
};

/**
 * @brief Sequential consistency: an access acts on memory at once, whole.
 * @param held what the bytes hold now. @p held and the results are as wide as
 * the access.
 */
struct effect sc_access(const struct request *request, uint64_t held);

/** @brief Does the CPU learn what memory held? */
static inline int answers(enum machine_op op)
{
	return op != OP_STORE && op != OP_WAIT;
}

#endif
