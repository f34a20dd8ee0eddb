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
	size_t flag_at; /**< the byte of a lock that says: look in the table */
	uint8_t flag;	/**< its value then; 0: there is no such byte */
};

/** What a design promises, beyond mutual exclusion, an end to every wait, and
 *  an empty table at the end. */
enum promise {
	PROMISE_FIFO = 1,  /**< from the doorway on, overtaken `overtakes` times */
	PROMISE_TABLE = 2, /**< one entry a lock; nobody clears another's */
	PROMISE_ENTRY = 4, /**< the invariants of chapter 15 */
};

struct design {
	const char *name;
	const char *about; /**< one line for `lostkick list` */
	unsigned int promises;	/**< of enum promise */
	unsigned int overtakes; /**< by so many CPUs at most; 0: first come, first served */
	void (*lock)(unsigned int which);
	void (*unlock)(unsigned int which);
	/** Choose the table line where lock @p which starts to probe;
	 *  -1: from its address. NULL if there is no table. */
	void (*set_home)(unsigned int which, int line);
	/** Does this step, with this answer, give the CPU its place in line? */
	bool (*doorway)(const struct request *request, uint64_t answer);
	const struct object *memory;	 /**< its locks first, in order */
	const struct table_shape *table; /**< NULL if there is none */
};

/** @brief The byte of lock number @p lock that says: look in the table. */
static inline const volatile char *design_flag(const struct design *design,
					       int lock)
{
	return (const volatile char *)design->memory[lock].base +
	       design->table->flag_at;
}

#endif
