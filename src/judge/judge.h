/* Tangled from lit/87-judging.nw; edit that file, not this one. */
/**
 * @file judge/judge.h
 * @brief The judgement of an answer to an exercise.
 */
#ifndef JUDGE_JUDGE_H
#define JUDGE_JUDGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include "explore/trace.h"
#include "judge/answer.h"
#include "judge/exercise.h"
#include "judge/seed.h"

enum { MAX_PARTS = 40 };

/** One demand. */
struct part {
	char name[96];
	enum { SKIPPED, MET, FAILED } status;
	int points, max_points;
	bool gate; /**< if it fails, there are no points at all */
	enum judged judged;
	char why[512];
	bool explored; /**< outcome is filled in */
	struct outcome outcome; /* if not explored, perhaps a trace alone */
	char schedule[1024]; /**< for `lostkick replay`; "" if there is none */
};

struct judgement {
	enum judged verdict; /**< PASSED: all demands are met */
	const char *property; /**< "" unless one is violated */
	char why[512];	     /**< one line, or the compiler's first ones */
	int points;
	struct tools tools;
	size_t bytes; /**< of the answer */
	char digest[DIGEST_DIGITS + 1];
	struct part part[MAX_PARTS];
	unsigned int parts;
	json_t *tries; /**< of the run that failed; NULL: none, or not asked for */
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

/** @brief Judge a file of one's own in this process: no grade. It must be code. */
void judge_trusting(const struct exercise *exercise, const char *machine,
		    const char *path, struct judgement *judgement);

/**
 * @brief As judge(); and if a run of code fails, the judgement has the tries of the
 * code in that run, as tries_to_json() makes them, so that it can be played.
 */
void judge_for_player(const struct exercise *exercise, const char *machine,
		      const char *path, struct judgement *judgement);

/** @brief Give back what judge() has put into it. */
void judgement_free(struct judgement *judgement);

#endif
