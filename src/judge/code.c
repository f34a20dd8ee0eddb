/* Tangled from lit/81-kinds.nw; edit that file, not this one. */
/**
 * @file judge/code.c
 * @brief Judge lock() and unlock() of a student.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/schedule_text.h"
#include "explore/tries.h"
#include "judge/demands.h"
#include "judge/kinds.h"

enum { MAX_PLAYED = 300000 }; /* states; the player says so if there are more */

static void explore_run(const struct exercise *e, const struct run *run,
			struct judgement *j, struct part *part)
{
	const struct design design = answer_design(e);
	struct waiting waiting = { .run = run };
	const struct search_options options = {
		.counting = run->max_rmws || run->max_lines,
		.no_renaming = run->by_reading,
		.inspect = waiting_inspect,
		.inspect_arg = &waiting,
	};
	enum judged judged = answer_explore(e, &run->scenario, &options,
					    &part->outcome);

	part->explored = true;
	if (judged == PASSED) {
		check_demands(&waiting, part);
		return;
	}
	part_failed(part, judged, "%s", part->outcome.detail);
	schedule_to_text(&part->outcome, part->schedule,
			 sizeof(part->schedule));
	if (j->tools.player && !j->tries)
		j->tries = tries_to_json(&design, &run->scenario, MAX_PLAYED);
}

enum { MAX_FILE_LINES = 400 };

static unsigned int split(struct source *source, const char *line[MAX_FILE_LINES])
{
	unsigned int lines = 0;
	char *rest = source->bytes, *end = rest + source->size;

	while (rest < end && lines < MAX_FILE_LINES) {
		char *stop = memchr(rest, '\n', (size_t)(end - rest));

		line[lines++] = rest;
		if (!stop)
			break;
		*stop = '\0';
		rest = stop + 1;
	}
	return lines;
}

/* Lines of the longer file that are not common to both. */
static unsigned int changed_lines(struct source *one, struct source *other)
{
	static const char *line[2][MAX_FILE_LINES];
	static unsigned int common[MAX_FILE_LINES + 1][MAX_FILE_LINES + 1];
	unsigned int lines[2] = { split(one, line[0]), split(other, line[1]) };

	for (unsigned int i = 1; i <= lines[0]; i++)
		for (unsigned int k = 1; k <= lines[1]; k++) {
			unsigned int *here = &common[i][k];

			*here = common[i - 1][k] > common[i][k - 1]
					? common[i - 1][k]
					: common[i][k - 1];
			if (strcmp(line[0][i - 1], line[1][k - 1]) == 0)
				*here = common[i - 1][k - 1] + 1;
		}
	return (lines[0] > lines[1] ? lines[0] : lines[1]) -
	       common[lines[0]][lines[1]];
}

/* A copy that is a string: splitting puts zeros into it. */
static struct source copy_of(const struct source *source)
{
	struct source copy = { malloc(source->size + 1), source->size,
			       source->name };

	if (!copy.bytes)
		abort();
	memcpy(copy.bytes, source->bytes, source->size);
	copy.bytes[source->size] = '\0';
	return copy;
}

/* Would all of it be compared? */
static bool is_lines(const struct source *source)
{
	unsigned int ends = 0;

	for (size_t n = 0; n < source->size; n++) {
		if (!source->bytes[n])
			return false;
		ends += source->bytes[n] == '\n';
	}
	return ends < MAX_FILE_LINES;
}

static void check_changes(const struct exercise *e, const struct source *source,
			  struct judgement *j)
{
	struct source mine = copy_of(source), given, starter;
	unsigned int most, changed;
	struct part *part;

	if (!read_given(e, e->file, &given, j)) {
		free(mine.bytes);
		return;
	}
	starter = copy_of(&given);
	most = (unsigned int)json_integer_value(
		manifest_find(&e->manifest, "changes"));
	part = judgement_part(j, 0, true, "at most %u lines changed", most);
	changed = changed_lines(&mine, &starter);
	if (!is_lines(source))
		part_failed(part, CHANGED_TOO_MUCH,
			    "it has a zero byte, or %d lines or more",
			    MAX_FILE_LINES);
	else if (changed > most)
		part_failed(part, CHANGED_TOO_MUCH,
			    "%u lines differ from the starter; at most %u may",
			    changed, most);
	else
		part_met(part);
	free(given.bytes);
	free(starter.bytes);
	free(mine.bytes);
}

void judge_code(const struct exercise *e, const struct source *source,
		struct judgement *j)
{
	static const char *const nothing[] = { NULL };

	if (manifest_find(&e->manifest, "changes"))
		check_changes(e, source, j);
	if (j->verdict != PASSED)
		return;
	j->verdict = answer_open(e, &j->tools, source, nothing, j->why,
				 sizeof(j->why));
	if (j->verdict != PASSED) {
		j->parts = 0;
		return;
	}
	for (unsigned int n = 0; n < e->runs; n++) {
		const struct run *run = &e->run[n];
		struct part *part = judgement_part(
			j, run->points, !run->extra, "%s, %u CPU%s",
			run->scenario.name, run->scenario.cpus,
			run->scenario.cpus == 1 ? "" : "s");

		if (!judgement_is_lost(j))
			explore_run(e, run, j, part);
	}
	answer_close();
}
