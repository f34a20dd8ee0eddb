/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file judge/exercise.h
 * @brief An exercise: what is asked, what shared memory there is, and what is
 * demanded.
 */
#ifndef JUDGE_EXERCISE_H
#define JUDGE_EXERCISE_H

#include "explore/scenario.h"
#include "judge/manifest.h"
#include "machine/cpu.h"

enum {
	MAX_RUNS = 8, MAX_OBJECTS = 8, MAX_FIELDS = 8, MAX_DEFINES = 8,
	MAX_PROGRAM_ARGUMENTS = MAX_OBJECTS + MAX_DEFINES + 2,
};

/** What is handed in. */
enum kind {
	CODE,	  /**< lock() and unlock() */
	SCHEDULE, /**< of a given program: it must break it */
	NUMBERS,  /**< that a search would find */
	TABLE,	  /**< how strong each step must be */
	SCENARIO, /**< that tells a right lock from wrong ones */
	KINDS,
};

/** @return "code", and so on. */
const char *kind_name(enum kind kind);

/** A search, and what must come of it. */
struct run {
	struct scenario scenario;
	int points;
	bool extra; /**< if it fails, only its own points are lost */
	bool halts, kicks; /**< vCPUs must do that */
	bool local; /**< a CPU waits for objects of its own number, only */
	bool by_reading; /**< a CPU does not try again before it has looked */
	unsigned int max_rmws, max_lines; /**< in a call of lock(); 0: any */
};

struct exercise {
	struct manifest manifest;
	char folder[256];
	const char *name; /**< of the folder */
	const char *title, *file;
	const char *task; /**< what this variant asks for; or NULL */
	enum kind kind;
	int version, points;
	uint64_t seed;
	bool seeded; /**< by the caller */
	struct design design; /**< without lock() and unlock() */
	struct object object[NR_LOCKS + MAX_OBJECTS];
	struct field field[MAX_OBJECTS][MAX_FIELDS + 1];
	struct table_shape table;
	char argument[MAX_PROGRAM_ARGUMENTS][80]; /**< for the compiler */
	const char *arguments[MAX_PROGRAM_ARGUMENTS + 1];
	unsigned char *memory; /**< the first values, CAGE_SHARED_BYTES of them */
	struct run run[MAX_RUNS];
	unsigned int runs;
};

/**
 * @brief Read FOLDER/exercise.json.
 * @param seed which variant; NULL: the one for everybody
 * @return false if it is not as it should be: exercise->manifest.why says where
 * and what.
 */
bool exercise_read(struct exercise *exercise, const char *folder,
		   const uint64_t *seed);

/** @brief Give back what exercise_read() has put into it. */
void exercise_free(struct exercise *exercise);

#endif
