/* Tangled from lit/66-suite.nw; edit that file, not this one. */
/**
 * @file run.c
 * @brief Runs the suite of one chapter.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "suite.h"

int main(void)
{
	SRunner *runner = srunner_create(chapter_suite());
	int run, failed;

	srunner_run_all(runner, CK_ENV);
	run = srunner_ntests_run(runner);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	if (run == 0) {
		fprintf(stderr, "no test was run; is CK_RUN_CASE set?\n");
		return 2;
	}
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
