/* Tangled from lit/81-kinds.nw; edit that file, not this one. */
/**
 * @file judge/code.c
 * @brief Judge lock() and unlock() of a student.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/schedule_text.h"
#include "explore/space.h"
#include "explore/tries.h"
#include "judge/kinds.h"

struct far {
	bool found;
	unsigned int cpu;
	char place[60];
};

/* Does the code in @local, of @cpu, wait for an object of another number? */
static bool waits_far(const struct design *design, const struct local *local,
		      unsigned int cpu, char *place, size_t room)
{
	unsigned int index;
	size_t offset;

	if (local->request.op != OP_RELAX)
		return false;
	for (unsigned int n = 0; n < local->watches; n++) {
		const struct object *object = object_at(
			design, local->watch[n].address, &index, &offset);

		if (object && object->count > 1 && index == cpu)
			continue;
		name_place(place, room, design, local->watch[n].address,
			   local->watch[n].size);
		return true;
	}
	return false;
}

static void look_for_far_waits(struct space *space, void *arg)
{
	struct far *far = arg;

	for (unsigned int n = 0; n < space->contexts; n++)
		for (unsigned int i = 0; i < space->strategy[n].count; i++) {
			if (far->found)
				return;
			far->cpu = space->context[n].cpu;
			far->found = waits_far(space->design,
					       space->strategy[n].local[i],
					       far->cpu, far->place,
					       sizeof(far->place));
		}
}

static void check_demands(const struct run *run, const struct far *far,
			  struct part *part)
{
	const struct outcome *o = &part->outcome;

	part_met(part);
	if (run->halts && o->halts == 0)
		part_failed(part, MISSES_DEMAND, "no vCPU ever halts");
	else if (run->kicks && o->kicks == 0)
		part_failed(part, MISSES_DEMAND, "no vCPU is ever kicked");
	else if (far->found)
		part_failed(part, MISSES_DEMAND,
			    "CPU%u waits for %s, which is not its own", far->cpu,
			    far->place);
	else if (run->max_rmws && o->taking.rmws > run->max_rmws)
		part_failed(part, MISSES_DEMAND,
			    "lock() makes %u atomic read-modify-writes; at most "
			    "%u are asked for", o->taking.rmws, run->max_rmws);
	else if (run->max_lines && o->taking.lines > run->max_lines)
		part_failed(part, MISSES_DEMAND,
			    "lock() touches %u cache lines; at most %u are asked "
			    "for", o->taking.lines, run->max_lines);
}

enum { MAX_PLAYED = 300000 }; /* states; the player says so if there are more */

static void explore_run(const struct exercise *e, const struct run *run,
			struct judgement *j, struct part *part)
{
	const struct design design = answer_design(e);
	struct far far = { .found = false };
	const struct search_options options = {
		.counting = run->max_rmws || run->max_lines,
		.inspect = run->local ? look_for_far_waits : NULL,
		.inspect_arg = &far,
	};
	enum judged judged = answer_explore(e, &run->scenario, &options,
					    &part->outcome);

	part->explored = true;
	if (judged == PASSED) {
		check_demands(run, &far, part);
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
	if (changed > most)
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
