/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file suite.h
 * @brief What a chapter's tests are made from.
 */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>
#include "explore/search.h"

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

#endif
