/* Tangled from lit/91-local-states.nw; edit that file, not this one. */
/**
 * @file explore/cells.h
 * @brief Shared memory as the explorer keeps it: cells, and small numbers for
 * values.
 */
#ifndef EXPLORE_CELLS_H
#define EXPLORE_CELLS_H

#include <stdbool.h>
#include <stdint.h>
#include "explore/scenario.h"

enum { MAX_CELLS = 240, MAX_VALUES = 255, MAX_LINES = 64, LINE_BYTES = 64 };

/** A run of bytes that some access touches as one, with all that overlap it. */
struct cell {
	const volatile char *address;
	unsigned int size;   /**< bytes, 1 to 8 */
	int owner;	     /**< the only CPU that may touch it, or -1 */
	bool key;	     /**< a key of the hash table */
	uint8_t probes[MAX_LOCKS]; /**< a key: that each lock's insertion took */
	unsigned int values; /**< how many it has had; number 0 came first */
	uint64_t value[MAX_VALUES];
};

struct cells {
	const struct design *design;
	bool counting; /**< cache lines and atomics */
	unsigned int lines;
	const volatile char *line[MAX_LINES]; /**< their addresses */
	unsigned int count;
	struct cell cell[MAX_CELLS];
};

enum { NO_CELL = -1, TOO_MANY_CELLS = -2 };

/**
 * @brief The cell that holds @p size bytes at @p address.
 * Cells come into being when first asked for.
 * @return its index; NO_CELL if the design has no such field there.
 */
int cells_find(struct cells *cells, const volatile void *address,
	       unsigned int size);

/** @brief The number of the cache line that @p cell lies in; the last one
 *  stands for all that are too many. */
unsigned int cells_line(struct cells *cells, const struct cell *cell);

/** @brief The number of a value of @p cell; -1 if it has had too many. */
int cells_number(struct cell *cell, uint64_t value);

/**
 * @brief The part of a cell's value that an access of @p size bytes at @p
 * address sees.
 */
uint64_t cell_extract(const struct cell *cell, uint64_t value,
		      const volatile void *address, unsigned int size);

/** @brief The cell's value after @p part has been stored there. */
uint64_t cell_insert(const struct cell *cell, uint64_t value,
		     const volatile void *address, unsigned int size,
		     uint64_t part);

#endif
