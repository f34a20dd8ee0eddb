/* Tangled from lit/80-not-code.nw; edit that file, not this one. */
/**
 * @file judge/numbers.c
 * @brief Judge numbers that a search finds.
 */
#include <math.h>
#include <string.h>

#include "designs.h"
#include "explore/search.h"
#include "judge/kinds.h"

/** A question of the manifest. */
struct question {
	const char *name, *ask, *design, *scenario;
	const char *property; /* the only one that is looked at; or NULL */
	unsigned int cpus, nesting;
	int points;
};

static struct question question_of(const struct manifest *m, unsigned int n)
{
#define WORD(key) json_string_value(manifest_find(m, "questions[%u]." key, n))
#define COUNT(key) \
	(unsigned int)json_integer_value(manifest_find(m, "questions[%u]." key, n))
	return (struct question){ WORD("name"), WORD("ask"), WORD("design"),
				  WORD("scenario"), WORD("property"),
				  COUNT("cpus"), COUNT("nesting"),
				  (int)COUNT("points") };
}

static double answer_in(const struct outcome *o, const char *ask)
{
	if (strcmp(ask, "breaks") == 0)
		return o->verdict == VIOLATED;
	if (strcmp(ask, "steps") == 0)
		return o->verdict == VIOLATED ? o->trace.steps : NAN;
	if (o->verdict != HOLDS)
		return NAN;
	if (strcmp(ask, "schedules") == 0)
		return o->interleavings;
	if (strcmp(ask, "states") == 0)
		return o->states;
	if (strcmp(ask, "rmws") == 0)
		return o->taking.rmws;
	if (strcmp(ask, "lines") == 0)
		return o->taking.lines;
	if (strcmp(ask, "probes to insert") == 0)
		return o->probes.insert;
	if (strcmp(ask, "probes to find") == 0)
		return o->probes.hit;
	return o->probes.miss;
}

static double from_search(const struct question *q, unsigned int cpus)
{
	const struct search_options options = {
		.max_states = 4000000,
		.no_merge = true,
		.no_renaming = true,
		.counting = strcmp(q->ask, "rmws") == 0 ||
			    strcmp(q->ask, "lines") == 0,
	};
	struct scenario scenario;
	enum property only;
	struct outcome o;
	double answer;

	if (!scenario_make(&scenario, q->scenario, cpus))
		return NAN;
	if (q->property && property_by_name(q->property, &only))
		scenario.ignored = ALL_PROPERTIES & ~(1u << only);
	explore(explored_design_named(q->design), &scenario, &options, &o);
	answer = o.verdict == OUT_OF_BUDGET ? NAN : answer_in(&o, q->ask);
	outcome_free(&o);
	return answer;
}

/* The tail of the queued lock's word, for the context on a CPU that is nested
 * so deep. */
static double tail_of(unsigned int cpu, unsigned int nesting)
{
	return (cpu + 1) << 18 | nesting << 16;
}

static double right_number(const struct question *q)
{
	if (strcmp(q->ask, "tail") == 0)
		return tail_of(q->cpus, q->nesting);
	if (strcmp(q->ask, "fewest CPUs") != 0)
		return from_search(q, q->cpus);
	for (unsigned int cpus = 1; cpus <= MAX_CPUS; cpus++) {
		const struct question here = { .ask = "breaks",
					       .design = q->design,
					       .scenario = q->scenario,
					       .property = q->property };

		if (from_search(&here, cpus) == 1)
			return cpus;
	}
	return NAN;
}

static void check_number(const struct question *q, json_t *answer,
			 struct judgement *j)
{
	struct part *part = judgement_part(j, q->points, false, "%s", q->name);
	double right = right_number(q);

	if (isnan(right))
		judgement_void(j, NO_VERDICT, "%s: the exercise asks for what "
			       "no search finds", q->name);
	else if (!json_is_number(answer))
		part_failed(part, WRONG_ANSWER, "no number is given");
	else if (json_number_value(answer) != right)
		part_failed(part, WRONG_ANSWER, "it is not %.15g",
			    json_number_value(answer));
	else
		part_met(part);
}

void judge_numbers(const struct exercise *e, const struct source *source,
		   struct judgement *j)
{
	json_t *answers = read_object(source, j);

	for (unsigned int n = 0;
	     answers && manifest_find(&e->manifest, "questions[%u]", n); n++) {
		struct question q = question_of(&e->manifest, n);

		check_number(&q, json_object_get(answers, q.name), j);
	}
	json_decref(answers);
}
