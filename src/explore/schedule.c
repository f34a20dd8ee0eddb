/* Tangled from lit/64-schedules.nw; edit that file, not this one. */
/**
 * @file explore/schedule.c
 * @brief Outcomes and schedules as JSON files; and replaying them.
 */
#include "explore/schedule.h"
#include "explore/schedule_text.h"
#include "explore/world.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FORMAT "lostkick-trace-1"

/* ---- writing ---- */

static json_t *step_to_json(const struct trace_step *step)
{
	return json_pack("{s:i, s:s, s:b, s:s, s:s, s:s?, s:s?, s:s?, s:i}",
			 "cpu", (int)step->cpu, "choice",
			 choice_name(step->choice), "interrupt",
			 step->interrupt, "op", step->op, "text", step->text,
			 "note", step->note, "function", step->function, "file",
			 step->file, "line", (int)step->line);
}

json_t *ignored_to_json(uint32_t ignored)
{
	json_t *names = json_array();

	for (int p = NOTHING + 1; p < PROPERTIES; p++)
		if (ignored >> p & 1)
			json_array_append_new(
				names,
				json_string(property_name((enum property)p)));
	return names;
}

json_t *outcome_to_json(const struct outcome *o)
{
	bool violated = o->verdict == VIOLATED;
	char interleavings[40];
	json_t *json, *steps = json_array();

	outcome_interleavings(o, interleavings, sizeof(interleavings));
	for (unsigned int i = 0; i < o->trace.steps; i++)
		json_array_append_new(steps, step_to_json(&o->trace.step[i]));
	json = json_pack("{s:s, s:s, s:s, s:i, s:s, s:s, s:s?, s:s?}", "format",
			 FORMAT, "design", o->design, "scenario", o->scenario,
			 "cpus", (int)o->cpus, "model", o->model, "verdict",
			 verdict_name(o->verdict), "property",
			 violated ? property_name(o->property) : NULL, "detail",
			 o->verdict == HOLDS ? NULL : o->detail);
	json_object_set_new(json, "ignored", ignored_to_json(o->ignored));
	json_object_set_new(json, "states", json_integer(o->states));
	json_object_set_new(json, "renamings", json_integer(o->renamings));
	json_object_set_new(json, "transitions",
			    json_integer((json_int_t)o->transitions));
	json_object_set_new(json, "cells", json_integer(o->cells));
	json_object_set_new(json, "histories", json_integer(o->histories));
	json_object_set_new(json, "halts", json_integer((json_int_t)o->halts));
	json_object_set_new(json, "kicks", json_integer((json_int_t)o->kicks));
	json_object_set_new(json, "lock_lines", json_integer(o->taking.lines));
	json_object_set_new(json, "lock_rmws", json_integer(o->taking.rmws));
	json_object_set_new(json, "unlock_lines",
			    json_integer(o->dropping.lines));
	json_object_set_new(json, "unlock_rmws",
			    json_integer(o->dropping.rmws));
	json_object_set_new(json, "insert_probes",
			    json_integer(o->probes.insert));
	json_object_set_new(json, "hit_probes", json_integer(o->probes.hit));
	json_object_set_new(json, "miss_probes", json_integer(o->probes.miss));
	json_object_set_new(json, "interleavings",
			    o->verdict == HOLDS ? json_string(interleavings)
						: json_null());
	json_object_set_new(json, "inflection",
			    o->inflection ? json_integer(o->inflection)
					  : json_null());
	json_object_set_new(json, "steps", steps);
	return json;
}

static bool write_whole(json_t *json, const char *path)
{
	FILE *out = fopen(path, "w");
	bool good;

	if (!out)
		return false;
	good = json_dumpf(json, out, JSON_INDENT(1)) == 0 &&
	       fputc('\n', out) != EOF;
	return fclose(out) == 0 && good;
}

bool json_save_whole(json_t *json, const char *path)
{
	struct stat target;
	bool special = stat(path, &target) == 0 && !S_ISREG(target.st_mode);
	size_t size = strlen(path) + 32;
	char *part = malloc(size);
	bool good = false;
	int error;

	if (special) {
		good = json && write_whole(json, path);
	} else if (part && json) {
		snprintf(part, size, "%s.part%ld", path, (long)getpid());
		good = write_whole(json, part) && rename(part, path) == 0;
		error = errno;
		if (!good)
			unlink(part);
		errno = error;
	}
	free(part);
	return good;
}

bool schedule_save(const struct outcome *outcome, const char *path)
{
	json_t *json = outcome_to_json(outcome);
	bool good = json_save_whole(json, path);
	int error = errno;

	json_decref(json);
	errno = error;
	return good;
}

/* ---- reading ---- */

/* A list of names of properties; 0 if it is none. */
static uint32_t ignored_from_json(const json_t *names)
{
	enum property property;
	uint32_t ignored = 0;
	const json_t *name;
	size_t n;

	json_array_foreach(names, n, name)
		if (json_is_string(name) &&
		    property_by_name(json_string_value(name), &property))
			ignored |= 1u << property;
	return ignored;
}

bool schedule_read(struct schedule *s, FILE *in, const char *path, char *why,
		   size_t size)
{
	json_error_t error;
	const char *format = NULL;
	json_t *steps = NULL;
	int cpus = 0;

	memset(s, 0, sizeof(*s));
	if (schedule_is_text(in)) {
		s->json = schedule_from_text(in, path, why, size);
		if (!s->json)
			return false;
	} else {
		s->json = json_loadf(in, 0, &error);
	}
	if (!s->json) {
		snprintf(why, size, "%s:%d: not JSON, or cut short: %s", path,
			 error.line > 0 ? error.line : 1, error.text);
		return false;
	}
	if (json_unpack(s->json, "{s:s}", "format", &format) ||
	    strcmp(format, FORMAT) != 0) {
		snprintf(why, size,
			 "%s: not a schedule; \"format\" would be \"%s\"", path,
			 FORMAT);
		return false;
	}
	if (json_unpack_ex(s->json, &error, 0, "{s:s, s:s, s:i, s:s, s:o}",
			   "design", &s->design, "scenario", &s->scenario,
			   "cpus", &cpus, "verdict", &s->verdict, "steps",
			   &steps)) {
		snprintf(why, size, "%s: %s", path, error.text);
		return false;
	}
	if (!json_is_array(steps) || cpus < 1) {
		snprintf(why, size,
			 "%s: \"steps\" is no list, or \"cpus\" is below 1",
			 path);
		return false;
	}
	s->property = json_string_value(json_object_get(s->json, "property"));
	s->ignored = ignored_from_json(json_object_get(s->json, "ignored"));
	s->cpus = (unsigned int)cpus;
	s->steps = (unsigned int)json_array_size(steps);
	return true;
}

bool schedule_load(struct schedule *s, const char *path, char *why, size_t size)
{
	FILE *in = fopen(path, "r");
	bool good;

	memset(s, 0, sizeof(*s));
	if (!in) {
		snprintf(why, size, "%s: %s", path, strerror(errno));
		return false;
	}
	good = schedule_read(s, in, path, why, size);
	fclose(in);
	return good;
}

void schedule_free(struct schedule *s)
{
	json_decref(s->json);
	s->json = NULL;
}

/* ---- replaying ---- */

static bool read_step(const struct schedule *s, unsigned int n,
		      struct world_step *step, const char **op,
		      const char **text)
{
	json_t *json = json_array_get(json_object_get(s->json, "steps"), n);
	const char *choice;
	int cpu;

	*op = *text = NULL; /* a schedule of a few words says who, not what */
	if (json_unpack(json, "{s:i, s:s, s?s, s?s}", "cpu", &cpu, "choice",
			&choice, "op", op, "text", text))
		return false;
	step->cpu = (unsigned int)cpu;
	return cpu >= 0 && step->cpu < s->cpus &&
	       choice_by_name(choice, &step->choice);
}

static bool replay_step(const struct schedule *s, unsigned int n,
			struct world *w, struct trace *trace, char *why,
			size_t size)
{
	struct world_step step;
	const struct trace_step *told;
	const char *op, *text;

	if (!read_step(s, n, &step, &op, &text)) {
		snprintf(why, size,
			 "step %u: it must have a cpu below %u and a choice",
			 n + 1, s->cpus);
		return false;
	}
	if (!world_take(w, step, trace)) {
		snprintf(why, size, "step %u: CPU%u cannot \"%s\" here", n + 1,
			 step.cpu, choice_name(step.choice));
		return false;
	}
	told = &trace->step[trace->steps - 1];
	if (op && text &&
	    (strcmp(told->op, op) != 0 || strcmp(told->text, text) != 0)) {
		snprintf(why, size,
			 "step %u: the schedule says \"%s %s\", the code does "
			 "\"%s %s\"",
			 n + 1, op, text, told->op, told->text);
		return false;
	}
	return true;
}

bool schedule_replay(const struct schedule *s, const struct design *design,
		     const struct scenario *scenario, struct trace *trace,
		     enum property *violated, char *why, size_t size)
{
	struct world *w = malloc(sizeof(*w));
	bool good = true;

	if (!w)
		abort();
	world_init(w, design, scenario);
	world_reset(w);
	for (unsigned int n = 0; n < s->steps && good; n++)
		good = replay_step(s, n, w, trace, why, size);
	if (good && w->full) {
		snprintf(why, size,
			 "it touches more than %d words of memory, which is "
			 "more than the tiny machine has",
			 WORLD_WORDS);
		good = false;
	}
	*violated = world_verdict(w);
	world_free(w);
	free(w);
	return good;
}
