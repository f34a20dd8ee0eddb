/* Tangled from lit/85-box.nw; edit that file, not this one. */
/**
 * @file judge/box.h
 * @brief The compiler, in a box: it sees itself, and one source file.
 */
#ifndef JUDGE_BOX_H
#define JUDGE_BOX_H

#include <stdbool.h>
#include <stddef.h>

enum confinement {
	BUBBLEWRAP, /**< an empty root, no network, no /proc */
	LANDLOCK,   /**< the usual root, of which it may open a little */
	CONFINEMENTS,
};

/** @return "bubblewrap" or "landlock". */
const char *confinement_name(enum confinement confinement);

enum { MAX_SOURCE = 64 << 10, MAX_PROGRAM = 4 << 20, MAX_WORDS = 1 << 12 };

struct compiled {
	enum { COMPILED, COMPLAINED, NO_BOX } what;
	char *program; /**< to be freed; NULL unless COMPILED */
	size_t size;
	char words[MAX_WORDS]; /**< the compiler's; they may say anything */
};

/** What is put into the box. */
struct job {
	const char *machine;	  /**< folder with the headers of the machine */
	const char *exercise;	  /**< folder with the headers of the exercise */
	const char *name;	  /**< of the source, in the box */
	const char *source;	  /**< its bytes */
	size_t size;
	const char *const *symbols; /**< "name=address", for the linker; NULL ends */
};

/** @brief Compile @p job in a box of this kind. */
struct compiled box_compile(const struct job *job,
			    enum confinement confinement);

#endif
