/* Tangled from lit/80-not-code.nw; edit that file, not this one. */
/**
 * @file judge/scenarios.c
 * @brief Judge a scenario that is to tell a right lock from wrong ones.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/kinds.h"

enum { MAX_TURNS = 3 };

/* The number of the lock called @name; -1 if there is none. */
static int lock_named(const char *name)
{
	return name && name[0] >= 'A' && name[0] < 'A' + MAX_LOCKS && !name[1]
		       ? name[0] - 'A'
		       : -1;
}

static bool read_plan(json_t *json, struct plan *plan)
{
	const char *lock = NULL, *interrupt = NULL;
	json_int_t turns = 1;

	if (json_unpack_ex(json, NULL, JSON_STRICT, "{s:s, s?I, s?s}", "lock",
			   &lock, "turns", &turns, "interrupt", &interrupt))
		return false;
	if (lock_named(lock) < 0 || turns < 1 || turns > MAX_TURNS ||
	    (interrupt && lock_named(interrupt) < 0))
		return false;
	plan->lock = (unsigned int)lock_named(lock);
	plan->turns = (unsigned int)turns;
	plan->interrupt = interrupt ? lock_named(interrupt) : -1;
	return true;
}

static bool read_scenario(json_t *answer, struct scenario *s,
			  struct judgement *j)
{
	json_t *cpus = json_object_get(answer, "cpus"), *cpu;
	size_t n;

	memset(s, 0, sizeof(*s));
	s->name = "own";
	s->about = "made by a student";
	s->spurious = json_is_true(json_object_get(answer, "spurious"));
	s->cpus = (unsigned int)json_array_size(cpus);
	if (s->cpus < 1 || s->cpus > MAX_CPUS) {
		judgement_void(j, NO_SENSE,
			       "cpus: right would be: a list of 1 to %d CPUs",
			       MAX_CPUS);
		return false;
	}
	json_array_foreach(cpus, n, cpu)
		if (!read_plan(cpu, &s->cpu[n])) {
			judgement_void(j, NO_SENSE,
				       "cpus[%zu]: right would be: a lock, A to "
				       "D; 1 to %d turns; perhaps an interrupt, "
				       "with its lock", n, MAX_TURNS);
			return false;
		}
	return true;
}

/* NO_VERDICT: the file of the exercise is not as it should be. */
static enum judged try_lock(const struct exercise *e, const char *file,
			    const struct scenario *scenario,
			    struct outcome *outcome, struct judgement *j)
{
	static const char *const nothing[] = { NULL };
	const struct search_options options = { 0 };
	struct source source;
	enum judged judged;

	if (!read_given(e, file, &source, j))
		return DOES_NOT_COMPILE;
	judged = answer_open(e, &j->tools, &source, nothing, j->why,
			     sizeof(j->why));
	free(source.bytes);
	if (judged != PASSED) {
		j->verdict = NO_VERDICT;
		return judged;
	}
	judged = answer_explore(e, scenario, &options, outcome);
	answer_close();
	return judged;
}

static void check_turns(const struct exercise *e,
			const struct scenario *scenario, struct judgement *j)
{
	unsigned int turns = 0, most = (unsigned int)json_integer_value(
		manifest_find(&e->manifest, "turns"));
	struct part *part;

	if (!most)
		return;
	for (unsigned int n = 0; n < scenario->cpus; n++)
		turns += scenario->cpu[n].turns +
			 (scenario->cpu[n].interrupt >= 0);
	part = judgement_part(j, 0, true, "at most %u turns", most);
	if (turns <= most)
		part_met(part);
	else
		part_failed(part, MISSES_DEMAND, "there are %u turns", turns);
}

static void check_reference(const struct exercise *e,
			    const struct scenario *scenario, struct judgement *j)
{
	struct part *part = judgement_part(j, 0, true, "the right lock holds");
	enum judged judged = try_lock(
		e, json_string_value(manifest_find(&e->manifest, "given")),
		scenario, &part->outcome, j);

	if (j->verdict != PASSED)
		return;
	part->explored = true;
	if (judged == PASSED)
		part_met(part);
	else
		part_failed(part, judged == TOO_MANY_STATES ? WRONG_ANSWER : judged,
			    "%s", part->outcome.detail);
}

static void check_mutant(const struct exercise *e, unsigned int n,
			 const struct scenario *scenario, struct judgement *j)
{
	const char *file = json_string_value(
		manifest_find(&e->manifest, "mutants[%u].file", n));
	int points = (int)json_integer_value(
		manifest_find(&e->manifest, "mutants[%u].points", n));
	struct part *part = judgement_part(j, points, false, "%s breaks", file);
	struct outcome outcome;
	enum judged judged;

	if (judgement_is_lost(j) || j->verdict != PASSED)
		return;
	judged = try_lock(e, file, scenario, &outcome, j);
	if (j->verdict != PASSED)
		return;
	if (judged == PASSED || judged == TOO_MANY_STATES)
		part_failed(part, WRONG_ANSWER, "%s",
			    judged == PASSED ? "no schedule breaks it"
					     : outcome.detail);
	else
		part_met(part);
	outcome_free(&outcome);
}

void judge_scenario(const struct exercise *e, const struct source *source,
		    struct judgement *j)
{
	json_t *answer = read_object(source, j);
	struct scenario scenario;

	if (answer && read_scenario(answer, &scenario, j)) {
		check_turns(e, &scenario, j);
		if (!judgement_is_lost(j))
			check_reference(e, &scenario, j);
		for (unsigned int n = 0;
		     manifest_find(&e->manifest, "mutants[%u]", n); n++)
			check_mutant(e, n, &scenario, j);
	}
	json_decref(answer);
}
