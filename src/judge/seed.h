/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file judge/seed.h
 * @brief Which variant of an exercise a student gets.
 */
#ifndef JUDGE_SEED_H
#define JUDGE_SEED_H

#include "judge/manifest.h"

enum { SEED_DIGITS = 16, DIGEST_DIGITS = 64 };

/** @brief The seed of a student: HMAC-SHA256, with the course's key, of the
 *  exercise's name, a line feed, and the student's name; its first eight bytes. */
uint64_t seed_of(const void *key, size_t key_bytes, const char *exercise,
		 const char *student);

/** @brief Read a seed, 16 hexadecimal digits. @return false if it is none. */
bool seed_read(const char *text, uint64_t *seed);

/** @brief Choose from "vary", and merge the choice over the rest. */
void seed_apply(struct manifest *manifest, uint64_t seed);

/** @brief SHA-256 of some bytes, in hexadecimal digits. */
void digest_of(const void *bytes, size_t size, char digits[DIGEST_DIGITS + 1]);

#endif
