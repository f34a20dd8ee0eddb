/* Tangled from lit/66-suite.nw; edit that file, not this one. */
/**
 * @file suite.c
 * @brief What a chapter's tests are made from.
 */
#define _GNU_SOURCE
#include "suite.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "designs.h"
#include "explore/schedule.h"

enum { TIMEOUT = 1200 }; /* seconds, on a busy machine; most tests take none */

Suite *suite_of(const char *chapter, const TTest *const tests[])
{
	Suite *suite = suite_create(chapter);
	TCase *tcase = tcase_create(chapter);

	tcase_set_timeout(tcase, TIMEOUT);
	for (; *tests; tests++)
		tcase_add_test(tcase, *tests);
	suite_add_tcase(suite, tcase);
	return suite;
}

static char evidence_path[512], evidence_part[520];

FILE *evidence_begin(const char *name)
{
	const char *folder = getenv("EVIDENCE");
	FILE *out;

	evidence_path[0] = '\0';
	strcpy(evidence_part, "/dev/null");
	if (folder) {
		snprintf(evidence_path, sizeof(evidence_path), "%s/%s", folder,
			 name);
		snprintf(evidence_part, sizeof(evidence_part), "%s.part",
			 evidence_path);
	}
	out = fopen(evidence_part, "w");
	ck_assert_msg(out != NULL, "cannot write %s", evidence_part);
	return out;
}

void evidence_end(FILE *out)
{
	bool good = !ferror(out);

	good = fclose(out) == 0 && good;
	if (good && evidence_path[0])
		good = rename(evidence_part, evidence_path) == 0;
	ck_assert_msg(good, "cannot write %s", evidence_part);
}

/* ---- explored ---- */

void save_evidence(const struct outcome *outcome, const char *name)
{
	const char *folder = getenv("EVIDENCE");
	char path[512];

	if (!folder || !name)
		return;
	snprintf(path, sizeof(path), "%s/%s.json", folder, name);
	ck_assert_msg(schedule_save(outcome, path), "cannot write %s", path);
}

static struct scenario scenario_of(const char *name, unsigned int cpus)
{
	struct scenario scenario;

	ck_assert_msg(scenario_make(&scenario, name, cpus), "no scenario %s",
		      name);
	return scenario;
}

static void explore_by_name(const char *name, const struct scenario *scenario,
			    struct outcome *outcome)
{
	const struct design *design = explored_design_named(name);

	ck_assert_msg(design != NULL, "no design %s", name);
	explore(design, scenario, NULL, outcome);
}

struct outcome must_hold(const char *design, const char *name,
			 unsigned int cpus, const char *evidence)
{
	struct scenario scenario = scenario_of(name, cpus);
	struct outcome outcome;

	explore_by_name(design, &scenario, &outcome);
	if (outcome.verdict != HOLDS)
		outcome_print(&outcome, stdout);
	fflush(stdout);
	ck_assert_msg(outcome.verdict == HOLDS, "%s, %s: %s %s: %s", design,
		      name, verdict_name(outcome.verdict),
		      property_name(outcome.property), outcome.detail);
	save_evidence(&outcome, evidence);
	return outcome;
}

/* The tiny machine must come to the same end by the same steps. */
static void must_replay(const struct outcome *outcome,
			const struct scenario *scenario)
{
	char path[] = "/tmp/lostkick-XXXXXX", why[512] = "";
	struct schedule schedule;
	struct trace trace = { 0 };
	enum property violated = NOTHING;
	int file = mkstemp(path);

	ck_assert(file >= 0);
	close(file);
	ck_assert(schedule_save(outcome, path));
	ck_assert_msg(schedule_load(&schedule, path, why, sizeof(why)), "%s",
		      why);
	unlink(path);
	ck_assert_uint_eq(schedule.ignored, scenario->ignored);
	ck_assert_msg(schedule_replay(
			      &schedule, explored_design_named(outcome->design),
			      scenario, &trace, &violated, why, sizeof(why)),
		      "replay: %s", why);
	ck_assert_uint_eq(trace.steps, outcome->trace.steps);
	if (outcome->property != PROGRESS)
		ck_assert_str_eq(property_name(violated),
				 property_name(outcome->property));
	trace_free(&trace);
	schedule_free(&schedule);
}

static void must_be_violated(const char *design, const char *name,
			     unsigned int cpus, uint32_t ignored,
			     enum property property, unsigned int steps,
			     const char *evidence)
{
	struct scenario scenario = scenario_of(name, cpus);
	struct outcome outcome;

	scenario.ignored = ignored;
	explore_by_name(design, &scenario, &outcome);
	if (outcome.verdict != VIOLATED || outcome.property != property ||
	    outcome.trace.steps != steps)
		outcome_print(&outcome, stdout);
	fflush(stdout);
	ck_assert_str_eq(verdict_name(outcome.verdict), verdict_name(VIOLATED));
	ck_assert_str_eq(property_name(outcome.property),
			 property_name(property));
	ck_assert_uint_eq(outcome.trace.steps, steps);
	must_replay(&outcome, &scenario);
	save_evidence(&outcome, evidence);
	outcome_free(&outcome);
}

void must_fail(const char *design, const char *name, unsigned int cpus,
	       enum property property, unsigned int steps, const char *evidence)
{
	must_be_violated(design, name, cpus, 0, property, steps, evidence);
}

void must_come_to(const char *design, const char *name, unsigned int cpus,
		  enum property property, unsigned int steps,
		  const char *evidence)
{
	must_be_violated(design, name, cpus,
			 ALL_PROPERTIES & ~(1u << property), property, steps,
			 evidence);
}

/* ---- threads ---- */

struct stress must_survive(const char *design, enum homes homes,
			   unsigned long turns)
{
	struct stress_plan plan = stress_plan(homes, turns);
	struct stress s;

	plan.quiet = 30; /* the machine may be busy with something else */
	s = stress(native_design_named(design), &plan);
	ck_assert_msg(s.excluded, "%s: two threads inside one lock", design);
	ck_assert_msg(s.done == s.wanted, "%s: hangs", design);
	ck_assert_msg(s.accounted, "%s: a kick is missing", design);
	return s;
}
