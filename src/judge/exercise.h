/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file judge/exercise.h
 * @brief An exercise: what shared memory there is, and what is demanded.
 */
#ifndef JUDGE_EXERCISE_H
#define JUDGE_EXERCISE_H

#include "explore/scenario.h"
#include "machine/cpu.h"

enum { MAX_RUNS = 8, MAX_OBJECTS = 8, MAX_FIELDS = 8 };

struct exercise {
	void *json; /**< owns all strings */
	char folder[256];
	const char *name; /**< of the folder */
	const char *title, *file;
	int version, points;
	struct design design; /**< without lock() and unlock() */
	struct object object[NR_LOCKS + MAX_OBJECTS];
	struct field field[MAX_OBJECTS][MAX_FIELDS + 1];
	char symbol[MAX_OBJECTS + 1][80]; /**< for the linker */
	const char *symbols[MAX_OBJECTS + 1];
	unsigned char *memory; /**< the first values, CAGE_SHARED_BYTES of them */
	struct scenario run[MAX_RUNS];
	unsigned int runs;
};

/**
 * @brief Read FOLDER/exercise.json.
 * @return false if it is not as it should be; @p why says where and what.
 */
bool exercise_read(struct exercise *exercise, const char *folder, char *why,
		   size_t room);

/** @brief Give back what exercise_read() has put into it. */
void exercise_free(struct exercise *exercise);

#endif
