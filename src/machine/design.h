/* Tangled from lit/94-telling.nw; edit that file, not this one. */
/**
 * @file machine/design.h
 * @brief A lock design, as the programs that try it see it.
 */
#ifndef MACHINE_DESIGN_H
#define MACHINE_DESIGN_H

#include <stdbool.h>
#include "machine/layout.h"
#include "machine/request.h"

/** Where the keys of a hash table of locks lie. */
struct table_shape {
	volatile void *keys; /**< first key: a pointer to a lock, or NULL */
	size_t stride;	     /**< bytes from one key to the next */
	unsigned int buckets;
};

/** What a design promises, beyond mutual exclusion and an end to every wait. */
enum promise { PROMISE_FIFO = 1 };

struct design {
	const char *name;
	const char *about; /**< one line for `lostkick list` */
	unsigned int promises;
	void (*lock)(unsigned int which);
	void (*unlock)(unsigned int which);
	/** Choose the table slot where lock @p which starts to probe;
	 *  -1: from its address. NULL if there is no table. */
	void (*set_home)(unsigned int which, int slot);
	/** Does this step, with this answer, give the CPU its place in line? */
	bool (*doorway)(const struct request *request, uint64_t answer);
	const struct object *memory;	 /**< its locks first, in order */
	const struct table_shape *table; /**< NULL if there is none */
};

#endif
