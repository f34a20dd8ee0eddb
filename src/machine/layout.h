/* Tangled from lit/94-telling.nw; edit that file, not this one. */
/**
 * @file machine/layout.h
 * @brief What shared memory looks like: names for traces and dumps.
 */
#ifndef MACHINE_LAYOUT_H
#define MACHINE_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

/** Writes the name of @p value into @p out (of @p size bytes). */
typedef void value_name_fn(char *out, size_t size, uint64_t value);

/** A part of an object that the code accesses as one. Parts may overlap. */
struct field {
	const char *name;    /**< "" for the whole object */
	size_t offset, size; /**< bytes */
	value_name_fn
		*show; /**< NULL: as a pointer if 8 bytes, else a number */
};

/** An array of like objects. The list of a design ends with base == NULL. */
struct object {
	const char *name; /**< printf format that may use the index once */
	volatile void *base;
	size_t stride; /**< bytes from one object to the next */
	unsigned int count;
	const struct field *fields; /**< ends with size == 0 */
	int private; /**< nonzero: only the CPU whose index it has */
};

#define FIELD(type, member, show)                                             \
	{                                                                     \
#member, offsetof(type, member), sizeof(((type *)0)->member), \
			show                                                  \
	}

#endif
