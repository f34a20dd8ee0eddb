/* Tangled from lit/90-coroutines.nw; edit that file, not this one. */
/**
 * @file machine/shared.h
 * @brief The shared memory of the explored build: seen once, then locked away.
 */
#ifndef MACHINE_SHARED_H
#define MACHINE_SHARED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** @brief Is this an address of a SHARED object? */
bool shared_contains(const volatile void *address);

/**
 * @brief The value that memory held when the program started.
 * @param size bytes, 1 to 8; the address must be that of a SHARED object.
 */
uint64_t shared_initial(const volatile void *address, size_t size);

/** @brief From now on, a plain access to a SHARED object is a fault. */
void shared_lock_away(void);

/**
 * @brief From now on, these bytes are the shared memory, and nothing else is.
 * @param base first of whole pages; what they hold now is their first value.
 */
void shared_move(void *base, size_t size);

/** @brief From now on, the SHARED objects are the shared memory again. */
void shared_move_back(void);

#endif
