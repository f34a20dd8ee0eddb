/* Tangled from lit/65-graph.nw; edit that file, not this one. */
/**
 * @file explore/rows.h
 * @brief A set of states: each one row of bytes, all of one length.
 */
#ifndef EXPLORE_ROWS_H
#define EXPLORE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rows {
	size_t stride;	       /**< bytes of a row, a multiple of 8 */
	uint32_t count, limit; /**< rows there are; rows there is room for */
	uint8_t *bytes;	       /**< row n starts at n * stride */
	uint32_t *slot;	       /**< open-addressed: hash -> row + 1 */
	uint32_t slots;	       /**< a power of two */
};

/** @brief Reserve room for up to @p limit rows. Memory is used only as it fills.
 *  @return false if the address space cannot be had. */
bool rows_init(struct rows *rows, size_t stride, uint32_t limit);

/** @brief Give the room back. */
void rows_free(struct rows *rows);

/** @brief Row number @p n. */
static inline uint8_t *rows_get(const struct rows *rows, uint32_t n)
{
	return rows->bytes + (size_t)n * rows->stride;
}

/**
 * @brief A hash of the row, to be given to rows_add(); it starts to fetch the
 * slot.
 */
uint64_t rows_hash(const struct rows *rows, const uint8_t *row);

enum { ROWS_FULL = UINT32_MAX };

/**
 * @brief Add a row, unless it is there.
 * @param[out] added whether it was new
 * @return its number, or ROWS_FULL.
 */
uint32_t rows_add(struct rows *rows, const uint8_t *row, uint64_t hash,
		  bool *added);

/** @brief Memory in use, in bytes. */
size_t rows_memory(const struct rows *rows);

#endif
