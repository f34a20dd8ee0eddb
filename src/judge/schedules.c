/* Tangled from lit/80-not-code.nw; edit that file, not this one. */
/**
 * @file judge/schedules.c
 * @brief Judge a schedule that is to break a lock, or to reach a place in it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "designs.h"
#include "explore/schedule.h"
#include "explore/schedule_text.h"
#include "judge/kinds.h"

/* The design and the scenario; false if the judgement is void. */
static bool set_up(const struct exercise *e, struct design *design,
		   struct scenario *scenario, struct judgement *j)
{
	static const char *const nothing[] = { NULL };
	const struct manifest *m = &e->manifest;
	const char *given = json_string_value(manifest_find(m, "given"));
	const char *name = json_string_value(manifest_find(m, "design"));
	const char *reach = json_string_value(manifest_find(m, "reach.property"));
	enum property wanted;
	struct source source;

	scenario_make(scenario, json_string_value(manifest_find(m, "scenario")),
		      (unsigned int)json_integer_value(manifest_find(m, "cpus")));
	if (reach && property_by_name(reach, &wanted))
		scenario->ignored = ALL_PROPERTIES & ~(1u << wanted);
	if (!given) {
		*design = *explored_design_named(name);
		return true;
	}
	if (!read_given(e, given, &source, j))
		return false;
	if (answer_open(e, &j->tools, &source, nothing, j->why,
			sizeof(j->why)) != PASSED)
		j->verdict = NO_VERDICT;
	free(source.bytes);
	*design = answer_design(e);
	return j->verdict == PASSED;
}

/* Is it a schedule for that? */
static bool is_about(const struct schedule *s, const struct design *design,
		     const struct scenario *scenario, struct judgement *j)
{
	if (strcmp(s->design, design->name) == 0 &&
	    strcmp(s->scenario, scenario->name) == 0 &&
	    s->cpus == scenario->cpus)
		return true;
	judgement_void(j, NO_SENSE,
		       "a schedule for %s, %s, %u CPUs; right would be: %s, %s, "
		       "%u CPUs", s->design, s->scenario, s->cpus, design->name,
		       scenario->name, scenario->cpus);
	return false;
}

static bool is_the_place(const struct manifest *m,
			 const struct trace_step *step)
{
	const char *op = json_string_value(manifest_find(m, "reach.op"));
	const char *function = json_string_value(
		manifest_find(m, "reach.function"));

	return strcmp(step->op, op) == 0 && step->function &&
	       strcmp(step->function, function) == 0;
}

/* What the schedule violates when everything is looked at. */
static const char *end_of(const struct schedule *s, const struct design *design,
			  const struct scenario *scenario)
{
	struct scenario all = *scenario;
	struct trace trace = { 0 };
	enum property violated = NOTHING;
	char why[200];

	all.ignored = 0;
	schedule_replay(s, design, &all, &trace, &violated, why, sizeof(why));
	trace_free(&trace);
	return violated ? property_name(violated) : "nothing that is violated";
}

/* Is it violated before the last step? */
static bool goes_on(const struct schedule *s, const struct design *design,
		    const struct scenario *scenario)
{
	struct schedule shorter = *s;
	struct trace trace = { 0 };
	enum property violated = NOTHING;
	char why[200];

	shorter.steps--;
	schedule_replay(&shorter, design, scenario, &trace, &violated, why,
			sizeof(why));
	trace_free(&trace);
	return violated != NOTHING;
}

static bool comes_there(const struct manifest *m, const struct trace *trace)
{
	for (unsigned int n = 0; n < trace->steps; n++)
		if (is_the_place(m, &trace->step[n]))
			return true;
	return false;
}

enum { MAX_STATES = 1000000 };

static void check_length(const struct exercise *e, const struct design *design,
			 const struct scenario *scenario, unsigned int steps,
			 struct judgement *j)
{
	int points = (int)json_integer_value(
		manifest_find(&e->manifest, "reach.shortest"));
	const struct search_options options = { .max_states = MAX_STATES,
						.no_merge = true };
	struct outcome shortest;
	struct part *part;

	if (!points)
		return;
	part = judgement_part(j, points, false, "as short as can be");
	if (judgement_is_lost(j))
		return;
	explore(design, scenario, &options, &shortest);
	if (shortest.verdict != VIOLATED)
		judgement_void(j, NO_VERDICT,
			       "the exercise asks for what no search finds");
	else if (steps <= shortest.trace.steps)
		part_met(part);
	else
		part_failed(part, WRONG_ANSWER, "%u steps; there is one with %u",
			    steps, shortest.trace.steps);
	outcome_free(&shortest);
}

static void run_schedule(const struct exercise *e, const struct schedule *s,
			 const struct design *design,
			 const struct scenario *scenario, struct judgement *j)
{
	const struct manifest *m = &e->manifest;
	struct part *part = judgement_part(
		j, (int)json_integer_value(manifest_find(m, "reach.points")),
		true, "the schedule");
	struct trace *trace = &part->outcome.trace;
	bool to_place = !manifest_find(m, "reach.property");
	enum property violated = NOTHING;
	char why[200];

	if (!schedule_replay(s, design, scenario, trace, &violated, why,
			     sizeof(why)))
		part_failed(part, WRONG_ANSWER, "%s", why);
	else if (!to_place && violated && goes_on(s, design, scenario))
		part_failed(part, WRONG_ANSWER,
			    "it goes on after the violation; right would be: to "
			    "end in it");
	else if (to_place ? comes_there(m, trace) : violated != NOTHING)
		part_met(part);
	else if (to_place)
		part_failed(part, WRONG_ANSWER, "it does not come there");
	else
		part_failed(part, WRONG_ANSWER, "it ends in: %s",
			    end_of(s, design, scenario));
	check_length(e, design, scenario, s->steps, j);
}

void judge_schedule(const struct exercise *e, const struct source *source,
		    struct judgement *j)
{
	FILE *in = fmemopen(source->bytes, source->size, "r");
	struct schedule schedule = { 0 };
	struct design design;
	struct scenario scenario;

	if (!in || !schedule_is_text(in))
		judgement_void(j, NO_SENSE,
			       "right would be: a schedule, as the player copies "
			       "it: lostkick-schedule-1 DESIGN SCENARIO CPUS: "
			       "0 1 ...");
	else if (!schedule_read(&schedule, in, e->file, j->why, sizeof(j->why)))
		j->verdict = NO_SENSE;
	else if (set_up(e, &design, &scenario, j) &&
		 is_about(&schedule, &design, &scenario, j))
		run_schedule(e, &schedule, &design, &scenario, j);
	if (j->tools.confinement != CONFINEMENTS)
		answer_close();
	if (in)
		fclose(in);
	schedule_free(&schedule);
}
