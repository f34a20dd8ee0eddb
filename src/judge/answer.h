/* Tangled from lit/71-answer.nw; edit that file, not this one. */
/**
 * @file judge/answer.h
 * @brief Code that nobody trusts, as a design that can be explored.
 */
#ifndef JUDGE_ANSWER_H
#define JUDGE_ANSWER_H

#include "explore/search.h"
#include "judge/box.h"
#include "judge/exercise.h"

enum judged {
	PASSED,		      /**< holds */
	BROKEN_PROPERTY,
	TOUCHED_PLAINLY,
	TOUCHED_WILDLY,
	HAS_DIED,
	IS_STUCK,
	IS_FLOODING,
	IS_NOT_DETERMINISTIC,
	MISSES_DEMAND,	      /**< of a run: `must`, `local`, `max_rmws` ... */
	CHANGED_TOO_MUCH,     /**< of the file that was given */
	WRONG_ANSWER,	      /**< of an exercise without code */
	DOES_NOT_COMPILE,
	NO_FILE,	      /**< not a regular file, or too large */
	NO_SENSE,	      /**< no answer of this kind */
	TOO_MANY_STATES,      /**< for the judge to look at all of them */
	NO_VERDICT,	      /**< something is wrong with the exercise */
};

/** @return what is printed for it. */
const char *judged_name(enum judged judged);

struct source {
	char *bytes;
	size_t size;
	const char *name; /**< of the file */
};

/** What the judge has at hand. */
struct tools {
	const char *machine;	     /**< folder with the headers of the machine */
	enum confinement wanted;     /**< CONFINEMENTS: the best that works */
	enum confinement confinement; /**< in use; CONFINEMENTS: none yet */
	const char *trusted; /**< the answer's path, to run it without a jail */
	bool player; /**< keep what a run that fails is like, for the player */
};

/**
 * @brief Compile @p source and put it into the jail; there is one jail.
 * @param more arguments of the compiler, NULL ends
 * @param[out] why what the compiler says
 * @return PASSED, or DOES_NOT_COMPILE.
 * Ends with status 75 if this machine has no jail, or no box.
 */
enum judged answer_open(const struct exercise *exercise, struct tools *tools,
			const struct source *source, const char *const *more,
			char *why, size_t room);

/** @brief The design that the answer is. */
struct design answer_design(const struct exercise *exercise);

/** @brief Explore it. @p outcome is to be freed. */
enum judged answer_explore(const struct exercise *exercise,
			   const struct scenario *scenario,
			   const struct search_options *options,
			   struct outcome *outcome);

/** @brief Kill the process, and forget its memory. */
void answer_close(void);

#endif
