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

/** @brief Fill all buckets but number @p free, insert; did it go there? */
int insert_finds(unsigned int free);

#endif
