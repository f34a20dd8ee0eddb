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

static void must_say(const char *said, const char *what)
{
	ck_assert_msg(strstr(said, what) != NULL, "no '%s' in:\n%s", what, said);
}

START_TEST(a_kick_is_lost_by_hand)
{
	enum property violated;
	char *said = played("sleep_then_sign", "one-lock", 2,
			    "0\n1\n1\n0\n0\n0\n", &violated);

	ck_assert_str_eq(property_name(violated), "lost kick");
	must_say(said, "violated: lost kick");
	must_say(said, "sleep_then_sign one-lock 2: 0 1 1 0 0 0");
	free(said);
}
END_TEST

START_TEST(a_step_is_undone)
{
	enum property violated;
	char *said = played("busted_unfair", "one-lock", 2, "0\n1\nu\nu\n1\n",
			    &violated);

	ck_assert_int_eq(violated, NOTHING);
	must_say(said, "one-lock 2: 1\n");
	free(said);
}
END_TEST

START_TEST(nonsense_changes_nothing)
{
	enum property violated;
	char *said = played("busted_unfair", "one-lock", 2,
			    "x\n9\n0x\n0s\n\n0\nq\n1\n", &violated);

	must_say(said, "'x' is no step");
	must_say(said, "'9' is no step");
	must_say(said, "'0x' is no step");
	must_say(said, "CPU0 cannot do that");
	must_say(said, "one-lock 2: 0\n");
	free(said);
}
END_TEST

/* The word by its fields; what nobody has touched is not there. */
START_TEST(memory_is_shown)
{
	enum property violated;
	char *said = played("break_on_empty", "collide", 4, "0\n", &violated);

	must_say(said, "  A           locked HELD  pending 0  tail none\n");
	ck_assert_msg(strstr(said, "table[") == NULL, "%s", said);
	free(said);
}
END_TEST

START_TEST(a_hint_is_the_distance)
{
	enum property violated;
	char *said = played("sleep_then_sign", "one-lock", 2,
			    "h\n0\n1\n1\nh\n0\n0\n0\nh\n", &violated);

	must_say(said, "Hint: lost kick is 6 steps away; next: 0\n");
	must_say(said, "Hint: lost kick is 3 steps away; next: ");
	must_say(said, "Hint: it is violated already\n");
	free(said);
	said = played("merged", "collide", 4, "0\n1\n2\nh\n", &violated);
	must_say(said, "Hint: there is no way; nothing is violated in any of");
	free(said);
}
END_TEST

SUITE("84 The scheduler's terminal", a_kick_is_lost_by_hand, a_step_is_undone,
      nonsense_changes_nothing, memory_is_shown, a_hint_is_the_distance)
