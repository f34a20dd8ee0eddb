/* Tangled from lit/65-graph.nw; edit that file, not this one. */
/**
 * @file explore/rows.c
 * @brief The visited states.
 */
#define _GNU_SOURCE
#include "explore/rows.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FIRST_SLOTS = 1 << 12 };

bool rows_init(struct rows *rows, size_t stride, uint32_t limit)
{
	memset(rows, 0, sizeof(*rows));
	rows->stride = stride;
	rows->limit = limit;
	rows->slots = FIRST_SLOTS;
	rows->slot = calloc(rows->slots, sizeof(rows->slot[0]));
	rows->bytes = mmap(NULL, stride * limit, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (rows->bytes == MAP_FAILED)
		rows->bytes = NULL;
	return rows->slot && rows->bytes;
}

void rows_free(struct rows *rows)
{
	if (rows->bytes)
		munmap(rows->bytes, rows->stride * rows->limit);
	free(rows->slot);
}

static uint64_t hash_row(const uint8_t *row, size_t size)
{
	uint64_t hash = 0;

	for (size_t at = 0; at < size; at += 8) {
		uint64_t word;

		memcpy(&word, row + at, 8);
		hash = (hash ^ word) * 0x9e3779b97f4a7c15ull;
		hash ^= hash >> 29;
	}
	return hash;
}

uint64_t rows_hash(const struct rows *rows, const uint8_t *row)
{
	uint64_t hash = hash_row(row, rows->stride);

	__builtin_prefetch(&rows->slot[hash & (rows->slots - 1)]);
	return hash;
}

static bool double_slots(struct rows *rows)
{
	uint32_t slots = 2 * rows->slots;
	uint32_t *slot = calloc(slots, sizeof(slot[0]));

	if (!slot)
		return false;
	for (uint32_t n = 0; n < rows->count; n++) {
		uint64_t at = hash_row(rows_get(rows, n), rows->stride);

		while (slot[at & (slots - 1)])
			at++;
		slot[at & (slots - 1)] = n + 1;
	}
	free(rows->slot);
	rows->slot = slot;
	rows->slots = slots;
	return true;
}

uint32_t rows_add(struct rows *rows, const uint8_t *row, uint64_t hash,
		  bool *added)
{
	uint32_t *slot;

	*added = false;
	for (;; hash++) {
		slot = &rows->slot[hash & (rows->slots - 1)];
		if (!*slot)
			break;
		if (memcmp(rows_get(rows, *slot - 1), row, rows->stride) == 0)
			return *slot - 1;
	}
	if (rows->count == rows->limit)
		return ROWS_FULL;
	memcpy(rows_get(rows, rows->count), row, rows->stride);
	*slot = ++rows->count;
	if (rows->count > rows->slots / 4 * 3 && !double_slots(rows))
		return ROWS_FULL;
	*added = true;
	return rows->count - 1;
}

size_t rows_memory(const struct rows *rows)
{
	return rows->count * rows->stride + rows->slots * sizeof(rows->slot[0]);
}
