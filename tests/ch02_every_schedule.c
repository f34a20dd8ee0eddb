/* Tangled from lit/02-every-schedule.nw; edit that file, not this one. */
/**
 * @file ch02_every_schedule.c
 * @brief The explorer finds what is broken, and nothing else.
 */
#include "suite.h"
#include "designs.h"
#include "explore/enumerate.h"

START_TEST(flag_lets_two_cpus_in)
{
	must_fail("flag", "one-lock", 2, EXCLUSION, 4, "flag");
}
END_TEST

START_TEST(test_and_set_excludes)
{
	ck_assert_double_eq(
		must_hold("test_and_set", "one-lock", 2, "tas-2").interleavings,
		4);
	ck_assert_double_eq(
		must_hold("test_and_set", "one-lock", 3, "tas-3").interleavings,
		102);
}
END_TEST

/* The checker is checked first: each property, broken on purpose. */
static const struct {
	const char *design, *scenario;
	enum property property;
	unsigned int steps;
	const char *evidence;
} on_purpose[] = {
	{ "flag", "one-lock", EXCLUSION, 4, NULL },
	{ "sleep_then_sign", "one-lock", LOST_KICK, 6, NULL },
	{ "busted_crossed", "one-lock", DEADLOCK, 4, "busted-deadlock" },
	{ "busted_restless", "one-lock", PROGRESS, 3, "busted-progress" },
	{ "busted_unfair", "one-lock", FIFO, 3, "busted-fifo" },
	{ "busted_sure", "one-lock", BUG_REACHED, 2, "busted-bug" },
	{ "busted_doubling", "one-lock", TABLE_DOUBLE, 3, "busted-double" },
	{ "busted_sweeping", "collide", TABLE_FOREIGN, 5, "busted-foreign" },
	{ "busted_leaky", "one-lock", TABLE_LEAK, 6, "busted-leak" },
	{ "busted_plain", "one-lock", PLAIN_ACCESS, 1, "busted-plain" },
	{ "busted_wild", "one-lock", WILD_ACCESS, 2, "busted-wild" },
};
enum { ON_PURPOSE = sizeof(on_purpose) / sizeof(on_purpose[0]) };

START_TEST(every_property_can_fail)
{
	for (int i = 0; i < ON_PURPOSE; i++)
		must_fail(on_purpose[i].design, on_purpose[i].scenario, 2,
			  on_purpose[i].property, on_purpose[i].steps,
			  on_purpose[i].evidence);
	ck_assert_int_eq(ON_PURPOSE, WILD_ACCESS); /* none is left out */
}
END_TEST
START_TEST(no_lock_lets_everybody_in)
{
	must_fail("busted_absent", "one-lock", 2, EXCLUSION, 0, NULL);
	must_fail("busted_absent", "interrupt", 3, EXCLUSION, 0, NULL);
}
END_TEST

static void must_agree(const char *design, const char *name, unsigned int cpus)
{
	const struct search_options every_step = { .no_merge = true };
	const struct design *d = explored_design_named(design);
	struct scenario scenario;
	struct enumeration e;
	struct outcome o;

	ck_assert(scenario_make(&scenario, name, cpus));
	explore(d, &scenario, &every_step, &o);
	e = enumerate(d, &scenario, 100000, 200);
	ck_assert_msg(e.complete, "%s, %s: more than 100,000 schedules", design,
		      name);
	ck_assert_str_eq(property_name(o.property), property_name(e.property));
	ck_assert_uint_eq(o.trace.steps, e.shortest);
	if (o.verdict == HOLDS)
		ck_assert_double_eq(o.interleavings, (double)e.schedules);
	else
		ck_assert_uint_gt(e.violations, 0);
	outcome_free(&o);
}

START_TEST(brute_force_agrees)
{
	for (int i = 0; i < ON_PURPOSE; i++)
		if (on_purpose[i].property !=
		    PROGRESS) /* has endless schedules */
			must_agree(on_purpose[i].design, on_purpose[i].scenario,
				   2);
	must_agree("flag", "one-lock", 3);
	must_agree("test_and_set", "one-lock", 3);
	must_agree("test_and_set", "twice", 2);
	must_agree("test_and_set", "interrupt", 3);
	must_agree("wake_is_mine", "interrupt", 2);
	must_agree("busted_absent", "one-lock", 2);
	must_agree("queue_only", "one-lock", 2);
	must_agree("qspinlock", "one-lock", 2);
	must_agree("merged", "one-lock", 2);
	must_agree("merged", "collide", 2);
	must_agree("merged", "interrupt", 2);
	must_agree("merged", "spurious", 2);
	must_agree("break_on_empty", "one-lock", 2);
	must_agree("sign_then_sleep", "one-lock", 2);
}
END_TEST

/* Returns false if one of the searches would take too long. */
static bool must_agree_unmerged(const struct design *design, const char *name,
				unsigned int cpus)
{
	const struct search_options usual = { .max_states = 30000 },
				    every_step = { .max_states = 30000,
						   .no_merge = true };
	struct scenario scenario;
	struct outcome merged, whole;
	bool compared;

	ck_assert(scenario_make(&scenario, name, cpus));
	explore(design, &scenario, &usual, &merged);
	explore(design, &scenario, &every_step, &whole);
	compared = merged.verdict != OUT_OF_BUDGET &&
		   whole.verdict != OUT_OF_BUDGET;
	if (compared) {
		ck_assert_msg(merged.property == whole.property,
			      "%s, %s: %s, not %s", design->name, name,
			      property_name(merged.property),
			      property_name(whole.property));
		ck_assert_uint_ge(merged.trace.steps, whole.trace.steps);
	}
	outcome_free(&merged);
	outcome_free(&whole);
	return compared;
}

START_TEST(merging_private_steps_changes_no_verdict)
{
	const struct design *design;
	unsigned int compared = 0;

	for (unsigned int n = 0; (design = explored_design(n)); n++) {
		compared += must_agree_unmerged(design, "one-lock", 3);
		compared += must_agree_unmerged(design, "collide", 4);
		compared += must_agree_unmerged(design, "interrupt", 2);
	}
	ck_assert_uint_ge(compared, 100);
}
END_TEST

START_TEST(out_of_budget_is_never_holds)
{
	const struct search_options small = { .max_states = 100 };
	struct scenario scenario;
	struct outcome o;

	ck_assert(scenario_make(&scenario, "one-lock", 3));
	explore(explored_design_named("qspinlock"), &scenario, &small, &o);
	ck_assert_str_eq(verdict_name(o.verdict), "out of budget");
	ck_assert_uint_eq(o.states, 100);
	outcome_free(&o);
}
END_TEST

SUITE("02 Every schedule", flag_lets_two_cpus_in, test_and_set_excludes,
      every_property_can_fail, no_lock_lets_everybody_in,
      brute_force_agrees,
      merging_private_steps_changes_no_verdict, out_of_budget_is_never_holds)
