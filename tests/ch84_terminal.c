/* Tangled from lit/84-terminal.nw; edit that file, not this one. */
/**
 * @file ch84_terminal.c
 * @brief A person is the scheduler: here, a file is.
 */
#include <stdlib.h>
#include <string.h>

#include "suite.h"
#include "designs.h"
#include "step.h"

/* What is said; to be freed. */
static char *played(const char *design, const char *name, unsigned int cpus,
		    const char *lines, enum property *violated)
{
	struct scenario scenario;
	char *said;
	size_t size;
	FILE *in = fmemopen((void *)(uintptr_t)lines, strlen(lines), "r"),
	     *out = open_memstream(&said, &size);

	ck_assert(in && out);
	ck_assert(scenario_make(&scenario, name, cpus));
	*violated = step_through(explored_design_named(design), &scenario, in,
				 out);
	fclose(in);
	fclose(out);
	return said;
}

START_TEST(a_kick_is_lost_by_hand)
{
	enum property violated;
	char *said = played("sleep_then_sign", "one-lock", 2,
			    "0\n1\n1\n0\n0\n0\n", &violated);

	ck_assert_str_eq(property_name(violated), "lost kick");
	ck_assert_msg(strstr(said, "violated: lost kick") != NULL, "%s", said);
	ck_assert_msg(strstr(said, "sleep_then_sign one-lock 2: 0 1 1 0 0 0"),
		      "%s", said);
	free(said);
}
END_TEST

START_TEST(a_step_is_undone)
{
	enum property violated;
	char *said = played("busted_unfair", "one-lock", 2, "0\n1\nu\nu\n1\n",
			    &violated);

	ck_assert_int_eq(violated, NOTHING);
	ck_assert_msg(strstr(said, "one-lock 2: 1\n") != NULL, "%s", said);
	free(said);
}
END_TEST

START_TEST(nonsense_changes_nothing)
{
	enum property violated;
	char *said = played("busted_unfair", "one-lock", 2,
			    "x\n9\n0x\n0s\n\n0\nq\n1\n", &violated);

	ck_assert_msg(strstr(said, "'x' is no step") != NULL, "%s", said);
	ck_assert_msg(strstr(said, "'9' is no step") != NULL, "%s", said);
	ck_assert_msg(strstr(said, "'0x' is no step") != NULL, "%s", said);
	ck_assert_msg(strstr(said, "CPU0 cannot do that") != NULL, "%s", said);
	ck_assert_msg(strstr(said, "one-lock 2: 0\n") != NULL, "%s", said);
	free(said);
}
END_TEST

SUITE("84 The scheduler's terminal", a_kick_is_lost_by_hand, a_step_is_undone,
      nonsense_changes_nothing)
