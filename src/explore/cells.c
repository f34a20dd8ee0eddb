/* Tangled from lit/91-local-states.nw; edit that file, not this one. */
/**
 * @file explore/cells.c
 * @brief Shared memory as the explorer keeps it.
 */
#include "explore/cells.h"
#include "machine/shared.h"

/* The union of the fields of one object that overlap [from, to). */
static void grow_over_fields(const struct field *fields, size_t *from,
			     size_t *to)
{
	bool grown = true;

	while (grown) {
		grown = false;
		for (const struct field *f = fields; f->size; f++) {
			size_t end = f->offset + f->size;

			if (f->offset >= *to || end <= *from)
				continue;
			if (f->offset < *from || end > *to)
				grown = true;
			*from = f->offset < *from ? f->offset : *from;
			*to = end > *to ? end : *to;
		}
	}
}

static bool is_key(const struct table_shape *table,
		   const volatile char *address)
{
	const volatile char *keys;

	if (!table)
		return false;
	keys = table->keys;
	return address >= keys &&
	       address < keys + table->stride * table->buckets &&
	       (size_t)(address - keys) % table->stride == 0;
}

/* Does this object hold the bytes, in some field? Then describe their cell. */
static bool cell_in_object(const struct object *object,
			   const volatile char *address, unsigned int size,
			   struct cell *cell)
{
	const volatile char *base = object->base;
	size_t index, offset, from, to;

	if (address < base || address >= base + object->stride * object->count)
		return false;
	index = (size_t)(address - base) / object->stride;
	offset = (size_t)(address - base) % object->stride;
	for (const struct field *f = object->fields; f->size; f++) {
		if (f->offset != offset || f->size != size)
			continue;
		from = offset;
		to = offset + size;
		grow_over_fields(object->fields, &from, &to);
		cell->address = base + index * object->stride + from;
		cell->size = (unsigned int)(to - from);
		cell->owner = object->private ? (int)index : -1;
		return cell->size <= 8;
	}
	return false;
}

int cells_find(struct cells *cells, const volatile void *address,
	       unsigned int size)
{
	const volatile char *at = address;
	struct cell *new = &cells->cell[cells->count];

	for (unsigned int i = 0; i < cells->count; i++) {
		const struct cell *cell = &cells->cell[i];

		if (at >= cell->address &&
		    at + size <= cell->address + cell->size)
			return (int)i;
	}
	if (cells->count == MAX_CELLS)
		return TOO_MANY_CELLS;
	for (const struct object *object = cells->design->memory; object->base;
	     object++) {
		if (!cell_in_object(object, at, size, new))
			continue;
		new->key = is_key(cells->design->table, new->address);
		new->values = 1;
		new->value[0] = shared_initial(new->address, new->size);
		return (int)cells->count++;
	}
	return NO_CELL;
}

unsigned int cells_line(struct cells *cells, const struct cell *cell)
{
	const volatile char *line =
		cell->address - (uintptr_t)cell->address % LINE_BYTES;
	unsigned int n = 0;

	while (n < cells->lines && cells->line[n] != line)
		n++;
	if (n == MAX_LINES)
		return MAX_LINES - 1;
	if (n == cells->lines)
		cells->line[cells->lines++] = line;
	return n;
}

int cells_number(struct cell *cell, uint64_t value)
{
	for (unsigned int i = 0; i < cell->values; i++)
		if (cell->value[i] == value)
			return (int)i;
	if (cell->values == MAX_VALUES)
		return -1;
	cell->value[cell->values] = value;
	return (int)cell->values++;
}

static unsigned int shift_of(const struct cell *cell,
			     const volatile void *address)
{
	return 8 *
	       (unsigned int)((const volatile char *)address - cell->address);
}

static uint64_t mask_of(unsigned int size)
{
	return size == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * size) - 1;
}

uint64_t cell_extract(const struct cell *cell, uint64_t value,
		      const volatile void *address, unsigned int size)
{
	return value >> shift_of(cell, address) & mask_of(size);
}

uint64_t cell_insert(const struct cell *cell, uint64_t value,
		     const volatile void *address, unsigned int size,
		     uint64_t part)
{
	unsigned int shift = shift_of(cell, address);

	value &= ~(mask_of(size) << shift);
	return value | (part & mask_of(size)) << shift;
}
