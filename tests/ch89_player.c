/* Tangled from lit/89-player.nw; edit that file, not this one. */
/**
 * @file ch89_player.c
 * @brief What the page carries, and what it is checked against.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "suite.h"
#include "designs.h"
#include "explore/schedule.h"
#include "explore/tries.h"
#include "explore/world.h"
#include "judge/judge.h"

static json_t *tries_of(const char *design, const char *name, unsigned int cpus,
			uint32_t max_states)
{
	struct scenario scenario;
	FILE *out = tmpfile();
	json_t *json;

	ck_assert_ptr_nonnull(out);
	ck_assert(scenario_make(&scenario, name, cpus));
	ck_assert(tries_write(explored_design_named(design), &scenario,
			      max_states, out));
	rewind(out);
	json = json_loadf(out, 0, NULL);
	fclose(out);
	ck_assert_ptr_nonnull(json);
	return json;
}

START_TEST(tries_are_complete)
{
	const struct search_options apart = { .no_renaming = true };
	struct scenario scenario;
	struct outcome o;
	json_t *all = tries_of("merged", "collide", 4, 0),
	       *cut = tries_of("merged", "collide", 4, 1000);

	ck_assert(scenario_make(&scenario, "collide", 4));
	explore(explored_design_named("merged"), &scenario, &apart, &o);
	ck_assert(json_is_true(json_object_get(all, "complete")));
	ck_assert_int_eq(json_integer_value(json_object_get(all, "states")),
			 o.states);
	ck_assert_uint_eq(json_array_size(json_object_get(all, "cells")),
			  o.cells);
	ck_assert(json_is_false(json_object_get(cut, "complete")));
	json_decref(all);
	json_decref(cut);
	outcome_free(&o);
}
END_TEST

/* The tries of an answer to 03-ticket; NULL if it does not fail. */
static json_t *tries_of_answer(const char *path)
{
	static struct exercise exercise;
	static struct judgement judgement;
	json_t *tries;

	ck_assert_msg(exercise_read(&exercise, "exercises/03-ticket", NULL),
		      "%s", exercise.manifest.why);
	judge_for_player(&exercise, "src/machine", path, &judgement);
	ck_assert_int_eq(judgement.verdict == PASSED, !judgement.tries);
	tries = json_incref(judgement.tries);
	judgement_free(&judgement);
	exercise_free(&exercise);
	return tries;
}

START_TEST(an_answer_that_fails_can_be_played)
{
	json_t *tries = tries_of_answer("exercises/03-ticket/ticket.c"), *at;
	const char *design, *scenario, *file, *function;
	int cpus, complete, line;

	ck_assert_ptr_nonnull(tries);
	ck_assert_int_eq(json_unpack(tries, "{s:s, s:s, s:i, s:b}", "design",
				     &design, "scenario", &scenario, "cpus",
				     &cpus, "complete", &complete), 0);
	ck_assert_str_eq(design, "03-ticket");
	ck_assert_str_eq(scenario, "twice");
	ck_assert_int_eq(cpus, 2);
	ck_assert_int_eq(complete, true);
	at = json_object_get(
		json_array_get(json_object_get(
				       json_array_get(json_object_get(
							      tries, "contexts"),
						      0),
				       "local"),
			       0),
		"at");
	ck_assert_int_eq(json_unpack(at, "[s, i, s]", &file, &line, &function), 0);
	ck_assert_str_eq(file, "ticket.c");
	ck_assert_str_eq(function, "lock");
	json_decref(tries);
	ck_assert_ptr_null(
		tries_of_answer("exercises/03-ticket/right/solution.c"));
}
END_TEST

enum { WALKS = 300, LONGEST = 400 };

/* One schedule, drawn step by step; a line of JSON. */
static void walk(struct world *w, const char *name, FILE *out)
{
	struct world_step steps[3 * MAX_CONTEXTS];
	struct trace trace = { 0 };
	enum property violated = NOTHING;
	unsigned int sure, count;
	json_t *told = json_array(), *line;

	world_reset(w);
	for (int n = 0; n < LONGEST && !violated; n++) {
		count = world_steps(w, steps, &sure);
		if (!count)
			break;
		world_take(w, steps[(unsigned int)rand() % count], &trace);
		violated = world_verdict(w);
		json_array_append_new(
			told, json_pack("[i, s, s, s, s?, i]",
					(int)trace.step[n].cpu,
					choice_name(trace.step[n].choice),
					trace.step[n].op, trace.step[n].text,
					trace.step[n].note, (int)count));
	}
	line = json_pack("{s:s, s:s, s:i, s:s, s:o}", "design", w->design->name,
			 "scenario", name, "cpus", (int)w->scenario->cpus,
			 "violated", property_name(violated), "steps", told);
	json_dumpf(line, out, JSON_COMPACT);
	fputc('\n', out);
	json_decref(line);
	trace_free(&trace);
}

START_TEST(walks_are_written_down)
{
	static const struct {
		const char *design, *scenario;
		unsigned int cpus;
	} in[] = { { "test_and_set", "one-lock", 3 },
		   { "busted_unfair", "one-lock", 3 },
		   { "ticket", "twice", 3 },
		   { "qspinlock", "one-lock", 4 },
		   { "break_on_empty", "collide", 4 },
		   { "merged", "spurious", 4 },
		   { "merged", "interrupt", 3 },
		   { "one_entry", "interrupt", 3 },
		   { "release_first", "one-lock", 3 },
		   { "backward_shift", "collide", 4 },
		   { "flag_first", "one-lock", 3 },
		   { "hybrid", "one-lock", 3 },
		   { "fair_mode_once", "greedy", 2 },
		   { "merged_break", "collide", 4 },
		   { "busted_i1", "one-lock", 2 },
		   { "busted_i2", "one-lock", 2 },
		   { "busted_i3", "one-lock", 2 },
		   { "busted_i4", "collide", 2 },
		   { "busted_i5", "one-lock", 2 } };
	static struct world world;
	FILE *out = evidence_begin("walks.jsonl");
	struct scenario scenario;

	srand(1);
	for (unsigned int i = 0; i < sizeof(in) / sizeof(in[0]); i++) {
		scenario_make(&scenario, in[i].scenario, in[i].cpus);
		world_init(&world, explored_design_named(in[i].design),
			   &scenario);
		for (int n = 0; n < WALKS; n++)
			walk(&world, in[i].scenario, out);
		world_free(&world);
	}
	evidence_end(out);
}
END_TEST

/* Replays TEXT, from a file; the property it violates. */
static enum property replay_text(const char *text, struct trace *trace,
				 char *why, size_t size)
{
	char path[] = "/tmp/lostkick-XXXXXX";
	int file = mkstemp(path);
	enum property violated = PROPERTIES; /* it could not be run */
	struct schedule schedule;
	struct scenario scenario;

	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
	close(file);
	if (schedule_load(&schedule, path, why, size)) {
		scenario_make(&scenario, schedule.scenario, schedule.cpus);
		if (!schedule_replay(&schedule,
				     explored_design_named(schedule.design),
				     &scenario, trace, &violated, why, size))
			violated = PROPERTIES;
	}
	schedule_free(&schedule);
	unlink(path);
	return violated;
}

START_TEST(a_schedule_in_words_replays)
{
	struct trace trace = { 0 };
	char why[512] = "";

	ck_assert_int_eq(replay_text("lostkick-schedule-1 busted_unfair "
				     "one-lock 2: 0 1",
				     &trace, why, sizeof(why)),
			 NOTHING);
	ck_assert_uint_eq(trace.steps, 2);
	trace_free(&trace);
}
END_TEST

START_TEST(a_bad_schedule_is_named)
{
	static const struct {
		const char *steps, *why;
	} bad[] = { { "busted_unfair one-lock: 0", "cut short" },
		    { "busted_unfair one-lock 2: 0 1x", "\"1x\" is no step" },
		    { "busted_unfair one-lock 2: 0 9", "\"9\" is no step" },
		    { "busted_unfair one-lock 2: 0 5", "cpu below 2" },
		    { "busted_unfair one-lock 2: 0 0s", "step 2: CPU0 cannot" } };
	struct trace trace = { 0 };
	char text[128], why[512];

	for (unsigned int i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		snprintf(text, sizeof(text), "lostkick-schedule-1 %s",
			 bad[i].steps);
		ck_assert_int_eq(replay_text(text, &trace, why, sizeof(why)),
				 PROPERTIES);
		ck_assert_msg(strstr(why, bad[i].why) != NULL, "%s", why);
	}
	trace_free(&trace);
}
END_TEST

SUITE("89 Handing the schedule over", tries_are_complete,
      an_answer_that_fails_can_be_played, walks_are_written_down,
      a_schedule_in_words_replays, a_bad_schedule_is_named)
