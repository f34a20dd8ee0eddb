/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file walks.h
 * @brief Both walks over the table, under names of their own.
 */
#ifndef WALKS_H
#define WALKS_H

/** @brief Walk from @p line; count in @p seen how often each bucket was probed.
 *  @return the number of probes. */
unsigned int linear_walk(unsigned char seen[], unsigned int line);
unsigned int lfsr_walk(unsigned char seen[], unsigned int line);
unsigned int small_lfsr_walk(unsigned char seen[], unsigned int line);

enum { SMALL_BUCKETS = 32 };

/** Take the first free bucket of a walk from @p line; the number of probes. */
typedef unsigned int put_fn(unsigned int line);
put_fn linear_put, lfsr_put;

typedef void empty_fn(void);
empty_fn linear_empty, lfsr_empty;

/** @brief Insert once for each context of each CPU, all with one home.
 *  @return how many of the buckets are taken then */
unsigned int insert_for_all_contexts(void);

/** @brief Fill all buckets but number @p free, insert; did it go there? */
int insert_finds(unsigned int free);

#endif
