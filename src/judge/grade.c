/* Tangled from lit/81-kinds.nw; edit that file, not this one. */
/**
 * @file judge/grade.c
 * @brief A judgement, told to a person, and to a program.
 */
#include "judge/grade.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>

#include "explore/schedule.h"

static const char *status_name(const struct part *part)
{
	static const char *const names[] = { "skipped", "passed", "failed" };

	return names[part->status];
}

static void print_part(const struct part *part, FILE *out)
{
	if (part->explored && part->status == FAILED) {
		outcome_print(&part->outcome, out);
		fprintf(out, "\n");
	} else if (part->status == FAILED && part->outcome.trace.steps) {
		outcome_print_trace(&part->outcome, out);
		fprintf(out, "\n");
	}
	fprintf(out, "%-8s%s", status_name(part), part->name);
	if (part->max_points)
		fprintf(out, ", %d of %d points", part->points,
			part->max_points);
	if (part->status == FAILED)
		fprintf(out, ": %s", part->why);
	fprintf(out, "\n");
	if (part->explored && part->outcome.verdict == HOLDS) {
		char schedules[40];

		outcome_interleavings(&part->outcome, schedules,
				      sizeof(schedules));
		fprintf(out, "        %s schedules, %u states\n", schedules,
			part->outcome.states);
	}
}

void grade_print(const struct judgement *j, const struct exercise *e, FILE *out)
{
	fprintf(out, "%s: %s\n", e->name, e->title);
	if (e->task)
		fprintf(out, "your task: %s\n", e->task);
	for (unsigned int n = 0; n < j->parts; n++)
		print_part(&j->part[n], out);
	if (j->tools.confinement != CONFINEMENTS)
		fprintf(out, "compiled in a box of %s\n",
			confinement_name(j->tools.confinement));
	fprintf(out, "%s%s%s%s%s\n", judged_name(j->verdict),
		*j->property ? ": " : "", j->property, *j->why ? ": " : "",
		j->why);
	if (j->tools.trusted)
		fprintf(out, "not confined: this is no grade\n");
	else
		fprintf(out, "%d of %d points\n", j->points, e->points);
}

static json_t *step_in_words(const struct trace_step *step)
{
	char place[80] = "", note[60] = "";

	if (step->file)
		snprintf(place, sizeof(place), ", %s:%u", step->file, step->line);
	if (step->note)
		snprintf(note, sizeof(note), " (%s)", step->note);
	return json_sprintf("CPU%u%s %s %s%s%s", step->cpu,
			    step->interrupt ? " interrupt" : "", step->op,
			    step->text, place, note);
}

static json_t *part_to_json(const struct part *part)
{
	const struct trace *trace = &part->outcome.trace;
	json_t *steps = json_array();

	for (unsigned int n = 0; n < trace->steps; n++)
		json_array_append_new(steps, step_in_words(&trace->step[n]));
	return json_pack("{s:s, s:s, s:i, s:i, s:s, s:s, s:o, s:o}", "name",
			 part->name, "status", status_name(part), "points",
			 part->points, "max_points", part->max_points,
			 "property",
			 part->status == FAILED &&
					 part->judged == BROKEN_PROPERTY
				 ? property_name(part->outcome.property)
				 : "",
			 "why", part->why, "steps", steps, "schedule",
			 *part->schedule ? json_string(part->schedule)
					 : json_null());
}

static bool is_gradable(const struct judgement *j)
{
	return j->verdict != DOES_NOT_COMPILE && j->verdict != NO_FILE &&
	       j->verdict != NO_SENSE;
}

bool grade_save(const struct judgement *j, const struct exercise *e,
		const char *path)
{
	json_t *parts = json_array(), *json;
	char seed[SEED_DIGITS + 1] = "";
	bool saved;
	int error;

	for (unsigned int n = 0; n < j->parts; n++)
		json_array_append_new(parts, part_to_json(&j->part[n]));
	if (e->seeded)
		snprintf(seed, sizeof(seed), "%016" PRIx64, e->seed);
	json = json_pack(
		"{s:s, s:s, s:s, s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:{s:s, s:I, "
		"s:s}, s:s, s:i, s:i, s:o}",
		"format", "lostkick-grade-1", "exercise", e->name, "title",
		e->title, "exercise_version", e->version, "kind",
		kind_name(e->kind), "status",
		is_gradable(j) ? "graded" : "ungradable", "verdict",
		judged_name(j->verdict), "property", j->property, "why", j->why,
		"seed", seed, "submission", "file", e->file, "bytes",
		(json_int_t)j->bytes, "sha256", j->digest, "compiled_in",
		j->tools.confinement < CONFINEMENTS
			? confinement_name(j->tools.confinement)
			: "",
		"points", j->points, "max_points", e->points, "tests", parts);
	saved = json && json_save_whole(json, path);
	error = errno;
	json_decref(json);
	errno = error;
	return saved;
}
