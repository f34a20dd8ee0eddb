/* Tangled from lit/88-symmetry.nw; edit that file, not this one. */
/**
 * @file explore/symmetry.h
 * @brief States that differ only in which of several like CPUs is which.
 */
#ifndef EXPLORE_SYMMETRY_H
#define EXPLORE_SYMMETRY_H

#include "explore/space.h"

/**
 * What becomes of everything when two CPUs swap their parts. Numbers of local
 * states, values and cells are kept plus one; 0 is not known.
 */
struct swap {
	unsigned int a, b;		/**< the CPUs, a < b */
	uint16_t *local[MAX_CONTEXTS];	/**< of a context: in its counterpart */
	uint8_t cell[MAX_CELLS];	/**< the counterpart of a cell */
	uint8_t (*value)[MAX_VALUES + 1]; /**< of a cell: in its counterpart */
};

enum { MAX_SWAPS = MAX_CPUS * (MAX_CPUS - 1) / 2 };

struct symmetry {
	struct space *space;
	struct swap swap[MAX_SWAPS];
	unsigned int swaps;
	unsigned int learned; /**< entries of the journal */
	unsigned int renamings; /**< ways to name the CPUs; 1: no two are alike */
};

/** @brief Find the CPUs of @p space whose plans are alike. */
void symmetry_init(struct symmetry *symmetry, struct space *space);

/** @brief Forget all swaps: from now on no two CPUs are alike. */
void symmetry_free(struct symmetry *symmetry);

/**
 * @brief Learn what the swaps make of all edges that have become known.
 * @return FINE; UNLIKE if the CPUs are not alike after all; TROUBLE or
 * STUCK_FOR_ROOM as space_take().
 *
 * Runs code, so that cells, values and local states may be new afterwards.
 */
enum taken symmetry_learn(struct symmetry *symmetry);

/**
 * @brief Do the swaps keep all that the properties and the waits look at?
 * To be asked when the search is over; if not, its verdict is worth nothing.
 */
bool symmetry_confirm(const struct symmetry *symmetry);

/**
 * @brief Swap CPUs in @p row as long as that makes it smaller.
 * All of the journal must have been learned.
 */
void symmetry_rename(const struct symmetry *symmetry, uint8_t *row);

#endif
