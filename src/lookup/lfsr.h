/* Tangled from lit/10-hashing.nw; edit that file, not this one. */
/**
 * @file lookup/lfsr.h
 * @brief A linear feedback shift register, in the form of Galois.
 */
#ifndef LOOKUP_LFSR_H
#define LOOKUP_LFSR_H

#include <stdint.h>

/** @brief Taps with which a register of @p bits bits (3 to 8) visits every
 *  value but 0 before it repeats one; 0 for another width. */
static inline uint32_t lfsr_taps(unsigned int bits)
{
	static const uint32_t taps[] = { [3] = 0x6,  [4] = 0xc,	 [5] = 0x14,
					 [6] = 0x30, [7] = 0x60, [8] = 0xb8 };

	return bits < sizeof(taps) / sizeof(taps[0]) ? taps[bits] : 0;
}

/** @brief The value that follows @p value. 0 follows 0. */
static inline uint32_t lfsr_next(uint32_t value, uint32_t taps)
{
	return value >> 1 ^ (value & 1 ? taps : 0);
}

#endif
