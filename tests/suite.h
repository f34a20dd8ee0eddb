/* Tangled from lit/66-suite.nw; edit that file, not this one. */
/**
 * @file suite.h
 * @brief What a chapter's tests are made from.
 */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>
#include <stdio.h>
#include "explore/search.h"
#include "stress.h"

/** Every chapter defines its suite. */
Suite *chapter_suite(void);

/** @brief A suite with one test case of the given tests; NULL ends the list. */
Suite *suite_of(const char *chapter, const TTest *const tests[]);

/** Define chapter_suite(): the title, then the tests. */
#define SUITE(title, ...)                                           \
	Suite *chapter_suite(void)                                  \
	{                                                           \
		const TTest *const tests[] = { __VA_ARGS__, NULL }; \
                                                                    \
		return suite_of(title, tests);                      \
	}

/**
 * @brief Explore; fail the test, showing the schedule, unless the design holds.
 * @param cpus 0 for the scenario's own number
 * @param evidence name under which the book finds the outcome; or NULL
 * @return the outcome; it holds no memory
 */
struct outcome must_hold(const char *design, const char *scenario,
			 unsigned int cpus, const char *evidence);

/**
 * @brief As must_fail(), but look for @p property alone: what else goes wrong
 * on the way there is let pass.
 */
void must_come_to(const char *design, const char *scenario, unsigned int cpus,
		  enum property property, unsigned int steps,
		  const char *evidence);

/**
 * @brief Explore; fail the test unless @p property is violated, by a shortest
 * schedule of @p steps steps, which the tiny machine replays.
 */
void must_fail(const char *design, const char *scenario, unsigned int cpus,
	       enum property property, unsigned int steps,
	       const char *evidence);

/**
 * @brief Run a native design by a usual stress_plan(); fail the test unless
 * all threads come to the end, one by one, and every kick is accounted for.
 */
struct stress must_survive(const char *design, enum homes homes,
			   unsigned long turns);

/**
 * @brief A file that the book shows: $EVIDENCE/@p name. Without $EVIDENCE what
 * is written goes nowhere. One at a time; it is there, whole, when it ends.
 */
FILE *evidence_begin(const char *name);
void evidence_end(FILE *out);

/** @brief Keep an outcome as $EVIDENCE/@p name.json. NULL: do not. */
void save_evidence(const struct outcome *outcome, const char *name);

#endif
