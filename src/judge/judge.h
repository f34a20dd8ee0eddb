/* Tangled from lit/87-judging.nw; edit that file, not this one. */
/**
 * @file judge/judge.h
 * @brief The verdict on an answer to an exercise.
 */
#ifndef JUDGE_JUDGE_H
#define JUDGE_JUDGE_H

#include <stdbool.h>
#include <stdio.h>
#include "explore/trace.h"
#include "judge/box.h"
#include "judge/exercise.h"

enum judged {
	PASSED,		      /**< holds, in all runs */
	BROKEN_PROPERTY,
	TOUCHED_PLAINLY,
	TOUCHED_WILDLY,
	HAS_DIED,
	IS_STUCK,
	IS_FLOODING,
	IS_NOT_DETERMINISTIC,
	DOES_NOT_COMPILE,
	NO_FILE,	      /**< not a regular file, or too large */
	TOO_MANY_STATES,      /**< for the judge to look at all of them */
};

/** @return what is printed for it. */
const char *judged_name(enum judged judged);

struct judgement {
	enum judged verdict;
	char why[512];		     /**< one line, or the compiler's first ones */
	enum confinement confinement; /**< of the compiler; CONFINEMENTS: none */
	bool trusted; /**< nothing has confined the answer: this is no grade */
	struct outcome outcome[MAX_RUNS];
	unsigned int runs; /**< explored: the last one may have failed */
};

/**
 * @brief Judge the file at @p path.
 * @param machine folder with the headers of the machine
 * @param confinement the box to compile in; CONFINEMENTS: the best that works
 * Ends with status 75 if this machine has no jail, or no box.
 */
void judge(const struct exercise *exercise, const char *machine,
	   const char *path, enum confinement confinement,
	   struct judgement *judgement);

/** @brief Judge a file of one's own in this process: no grade. */
void judge_trusting(const struct exercise *exercise, const char *machine,
		    const char *path, struct judgement *judgement);

/** @brief Give back what judge() has put into it. */
void judgement_free(struct judgement *judgement);

/** @brief Tell it to a person. */
void judgement_print(const struct judgement *judgement,
		     const struct exercise *exercise, FILE *out);

/** @brief Write it as JSON, whole or not at all.
 *  @return false on error; errno says which. */
bool judgement_save(const struct judgement *judgement,
		    const struct exercise *exercise, const char *path);

#endif
