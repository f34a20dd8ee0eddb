/* Tangled from lit/92-one-step.nw; edit that file, not this one. */
/**
 * @file explore/space.h
 * @brief The state of everything, and the steps that lead from one to the next.
 */
#ifndef EXPLORE_SPACE_H
#define EXPLORE_SPACE_H

#include <string.h>
#include "explore/strategy.h"
#include "explore/trace.h"
#include "machine/shared.h"

enum { MAX_ROW = 512, MAX_STEPS = 3 * MAX_CONTEXTS };

/**
 * All that a scenario consists of. A state is one row of bytes:
 * a local state for each context (2 bytes each), the vCPUs that have been kicked,
 * those that have used their spurious wake-up (a bit each), the contexts'
 * places in line (a byte each, if the design promises FIFO), and the number
 * of each cell's value.
 */
struct space {
	const struct design *design;
	const struct scenario *scenario;
	struct context context[MAX_CONTEXTS];
	struct strategy strategy[MAX_CONTEXTS];
	unsigned int contexts;
	struct cells cells;
	struct journal journal;
	struct coroutine coroutine;
	bool merge; /**< take private steps with the step before */
	/** Offsets in a row. */
	size_t kicked_at, woken_at, place_at, overtaken_at, cells_at;
	size_t stride;
	uint64_t halts, kicks; /**< steps taken that were one */
	char detail[160];      /**< of the last violation or trouble */
};

/** @brief The number of a context's local state in @p row. */
static inline uint16_t space_local_of(const uint8_t *row, unsigned int context)
{
	uint16_t id;

	memcpy(&id, row + 2 * context, 2);
	return id;
}

/** @brief Put a context into local state @p id. */
static inline void space_set_local(uint8_t *row, unsigned int context,
				   uint16_t id)
{
	memcpy(row + 2 * context, &id, 2);
}

/** A scheduling decision. */
struct step {
	uint8_t context;
	uint8_t choice; /**< enum choice */
};

/** What came of a step. UNLIKE: CPUs with like plans are not alike. */
enum taken { FINE, BROKEN, STUCK_FOR_ROOM, TROUBLE, UNLIKE };

/**
 * @param merge false: no reduction at all, every request is a step of its own.
 * @param counting keep count of the cache lines and atomics of each lock().
 */
void space_init(struct space *space, const struct design *design,
		const struct scenario *scenario, bool merge, bool counting);

/** @brief Give back all that space_init() and the steps have taken. */
void space_free(struct space *space);

/** @brief Make rows long enough for all cells there are, and a few more. */
void space_make_room(struct space *space);

/** @brief Has code come to a cell that rows have no byte for? */
bool space_out_of_room(const struct space *space);

/** @brief How many local states there are, all contexts together. */
uint32_t space_histories(const struct space *space);

/** @brief Make @p row the first state. @p violated as in space_take(). */
enum taken space_start(struct space *space, uint8_t *row,
		       enum property *violated, struct trace *trace);

/**
 * @brief All steps that can be taken in @p row.
 * @param[out] sure how many of them do not depend on the kindness of the
 * environment: interrupts and spurious wake-ups may come, but need not. The
 * sure ones come first.
 * @return how many there are.
 */
unsigned int space_steps(struct space *space, const uint8_t *row,
			 struct step steps[MAX_STEPS], unsigned int *sure);

/** @brief Are all programs over? */
bool space_done(const struct space *space, const uint8_t *row);

/**
 * @brief If @p row is an end, what is wrong with it?
 * @param sure the number of sure steps that row has.
 * @return NOTHING, LOST_KICK, DEADLOCK or TABLE_LEAK; space->detail says more.
 */
enum property space_check_end(struct space *space, const uint8_t *row,
			      unsigned int sure);

/**
 * @brief Take a step: @p row becomes the next state.
 * @param[out] violated set if the answer is BROKEN; space->detail says more.
 * @param trace if not NULL, what happens is told there.
 * @return STUCK_FOR_ROOM if the row is too short for a new cell, TROUBLE if a
 * bound is exceeded (space->detail says which).
 */
enum taken space_take(struct space *space, uint8_t *row, struct step step,
		      enum property *violated, struct trace *trace);

/** @brief The local state of a context in @p row. */
const struct local *space_local(const struct space *space, const uint8_t *row,
				unsigned int context);

/** @brief What a cell holds in @p row. */
uint64_t space_value(const struct space *space, const uint8_t *row,
		     unsigned int cell);

#endif
