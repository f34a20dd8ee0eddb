/* Tangled from lit/82-cage.nw; edit that file, not this one. */
/**
 * @file judge/program.h
 * @brief A program that nobody trusts, as the parts that its file is made of.
 */
#ifndef JUDGE_PROGRAM_H
#define JUDGE_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

enum { MAX_SEGMENTS = 8, MAX_VARIABLES = 16 << 10, PAGE = 4096 };

/** A part of the program, in whole pages. */
struct segment {
	uintptr_t at;
	size_t bytes, filled; /**< the rest is zero */
	const char *contents; /**< of the file */
	int rights;	      /**< PROT_READ and so on */
};

struct program {
	struct segment segment[MAX_SEGMENTS];
	unsigned int segments;
	uintptr_t entry;
};

/**
 * @brief Take an ELF file apart. What @p program says points into it.
 * @param file from whomever
 * @return NULL; or what is wrong with it, in a few words.
 */
const char *program_read(struct program *program, const char *file,
			 size_t size);

#endif
