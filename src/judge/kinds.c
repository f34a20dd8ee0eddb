/* Tangled from lit/81-kinds.nw; edit that file, not this one. */
/**
 * @file judge/kinds.c
 * @brief What the kinds of exercises have in common.
 */
#include "judge/kinds.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT_INTO(buffer, format)                                 \
	do {                                                        \
		va_list rest;                                       \
		va_start(rest, format);                             \
		vsnprintf(buffer, sizeof(buffer), format, rest);    \
		va_end(rest);                                       \
	} while (0)

struct part *judgement_part(struct judgement *j, int points, bool gate,
			    const char *name, ...)
{
	struct part *part = &j->part[j->parts];

	if (j->parts == MAX_PARTS)
		abort();
	j->parts++;
	FORMAT_INTO(part->name, name);
	part->max_points = points;
	part->gate = gate;
	return part;
}

void part_met(struct part *part)
{
	part->status = MET;
	part->points = part->max_points;
}

void part_failed(struct part *part, enum judged judged, const char *why, ...)
{
	part->status = FAILED;
	part->judged = judged;
	FORMAT_INTO(part->why, why);
}

bool judgement_is_lost(const struct judgement *j)
{
	for (unsigned int n = 0; n < j->parts; n++)
		if (j->part[n].gate && j->part[n].status == FAILED)
			return true;
	return false;
}

void judgement_void(struct judgement *j, enum judged judged, const char *why,
		    ...)
{
	j->verdict = judged;
	FORMAT_INTO(j->why, why);
}

bool read_given(const struct exercise *e, const char *name,
		struct source *source, struct judgement *j)
{
	char path[sizeof(e->folder) + 80];
	FILE *in;

	snprintf(path, sizeof(path), "%s/%.60s", e->folder, name);
	in = fopen(path, "r");
	source->bytes = malloc(MAX_SOURCE);
	if (!source->bytes)
		abort();
	source->size = in ? fread(source->bytes, 1, MAX_SOURCE, in) : 0;
	source->name = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
	if (in)
		fclose(in);
	if (source->size > 0)
		return true;
	free(source->bytes);
	judgement_void(j, NO_VERDICT, "%s: a file of the exercise is missing",
		       path);
	return false;
}

json_t *read_object(const struct source *source, struct judgement *j)
{
	json_error_t error;
	json_t *json = json_loadb(source->bytes, source->size,
				  JSON_REJECT_DUPLICATES, &error);

	if (!json)
		judgement_void(j, NO_SENSE, "line %d: %s",
			       error.line > 0 ? error.line : 1, error.text);
	else if (!json_is_object(json))
		judgement_void(j, NO_SENSE,
			       "right would be: an object in braces");
	if (json_is_object(json))
		return json;
	json_decref(json);
	return NULL;
}

void judge_kind(const struct exercise *e, const struct source *source,
		struct judgement *j)
{
	static void (*const by_kind[KINDS])(const struct exercise *,
					    const struct source *,
					    struct judgement *) = {
		[CODE] = judge_code,	     [SCHEDULE] = judge_schedule,
		[NUMBERS] = judge_numbers, [TABLE] = judge_table,
		[SCENARIO] = judge_scenario,
	};

	by_kind[e->kind](e, source, j);
}
