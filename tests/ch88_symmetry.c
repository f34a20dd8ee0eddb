/* Tangled from lit/88-symmetry.nw; edit that file, not this one. */
/**
 * @file ch88_symmetry.c
 * @brief Renaming like CPUs changes no verdict.
 */
#include <math.h>

#include "suite.h"
#include "designs.h"

enum { ENOUGH = 100000 }; /* states: larger ones are left out */

static struct outcome explored(const struct design *design, const char *name,
			       unsigned int cpus,
			       struct search_options options)
{
	struct scenario scenario;
	struct outcome o;

	ck_assert(scenario_make(&scenario, name, cpus));
	explore(design, &scenario, &options, &o);
	return o;
}

/* Returns false if one of the searches would take too long. */
static bool must_agree(const struct design *design, const char *name,
		       unsigned int cpus)
{
	struct outcome all = explored(
		design, name, cpus,
		(struct search_options){ .max_states = ENOUGH,
					 .no_renaming = true });
	struct outcome one =
		explored(design, name, cpus,
			 (struct search_options){ .max_states = ENOUGH });
	bool compared = all.verdict != OUT_OF_BUDGET &&
			one.verdict != OUT_OF_BUDGET;

	if (compared) {
		ck_assert_str_eq(property_name(one.property),
				 property_name(all.property));
		ck_assert_msg(one.trace.steps == all.trace.steps,
			      "%s, %s: %u steps, not %u", design->name, name,
			      one.trace.steps, all.trace.steps);
		ck_assert_uint_le(one.states, all.states);
	}
	if (compared && all.verdict == HOLDS) {
		ck_assert_double_eq_tol(one.interleavings, all.interleavings,
					1e-9 * fabs(all.interleavings));
		ck_assert_uint_ge((uint64_t)one.states * one.renamings,
				  all.states);
	}
	outcome_free(&all);
	outcome_free(&one);
	return compared;
}

START_TEST(renaming_changes_no_verdict)
{
	static const struct {
		const char *scenario;
		unsigned int cpus;
	} in[] = { { "one-lock", 3 }, { "twice", 2 },	 { "greedy", 3 },
		   { "collide", 4 },  { "apart", 3 },	 { "interrupt", 4 },
		   { "spurious", 3 } };
	const struct design *design;
	unsigned int compared = 0;

	for (unsigned int n = 0; (design = explored_design(n)); n++)
		for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++)
			compared += must_agree(design, in[i].scenario,
					       in[i].cpus);
	ck_assert_uint_ge(compared, 200);
}
END_TEST

START_TEST(renaming_saves_states)
{
	const struct design *merged = explored_design_named("merged");
	const struct search_options apart = { .no_renaming = true };
	struct outcome all = explored(merged, "one-lock", 3, apart);
	struct outcome one = must_hold("merged", "one-lock", 3, "renamed-one");

	ck_assert_str_eq(verdict_name(all.verdict), "holds");
	save_evidence(&all, "renamed-all");
	ck_assert_uint_eq(all.renamings, 1);
	ck_assert_uint_eq(one.renamings, 6);
	ck_assert_uint_le(4 * one.states, all.states);
	outcome_free(&all);
}
END_TEST

START_TEST(only_like_cpus_are_renamed)
{
	struct outcome o = must_hold("merged", "collide", 4, NULL);

	ck_assert_uint_eq(o.renamings, 2 * 2);
	o = must_hold("merged", "interrupt", 3, NULL);
	ck_assert_uint_eq(o.renamings, 1);
	/* it looks at CPU 0 first */
	o = must_hold("one_entry", "one-lock", 3, "unlike");
	ck_assert_uint_eq(o.renamings, 1);
}
END_TEST

SUITE("88 Like CPUs", renaming_changes_no_verdict, renaming_saves_states,
      only_like_cpus_are_renamed)
