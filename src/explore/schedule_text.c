/* Tangled from lit/89-player.nw; edit that file, not this one. */
/**
 * @file explore/schedule_text.c
 * @brief Schedules in a few words.
 */
#include "explore/schedule_text.h"

#include <stdlib.h>
#include <string.h>

#define TEXT_FORMAT "lostkick-schedule-1"

enum { WORD = 40 };

bool schedule_is_text(FILE *in)
{
	char head[sizeof(TEXT_FORMAT)] = "";
	bool same = fgets(head, sizeof(head), in) &&
		    strcmp(head, TEXT_FORMAT) == 0;

	rewind(in);
	return same;
}

static const char letters[] = " gis"; /* as enum choice has them */

static json_t *step_from_word(const char *word)
{
	char *end;
	unsigned long cpu = strtoul(word, &end, 10);
	enum choice choice = RUN;

	if (end == word || cpu >= MAX_CPUS)
		return NULL;
	if (*end) {
		const char *letter = strchr(letters + 1, *end++);

		if (!letter || *end)
			return NULL;
		choice = (enum choice)(letter - letters);
	}
	return json_pack("{s:i, s:s}", "cpu", (int)cpu, "choice",
			 choice_name(choice));
}

/* NULL if one is none; then @word is what it says. */
static json_t *steps_from(FILE *in, char word[WORD])
{
	json_t *steps = json_array(), *step;

	while (fscanf(in, "%39s", word) == 1) {
		if (word[0] == '#') {
			fscanf(in, "%*[^\n]");
			continue;
		}
		step = step_from_word(word);
		if (!step) {
			json_decref(steps);
			return NULL;
		}
		json_array_append_new(steps, step);
	}
	return steps;
}

json_t *schedule_from_text(FILE *in, const char *path, char *why, size_t size)
{
	char design[WORD], scenario[WORD], word[WORD] = "", colon[2];
	json_t *steps = NULL;
	unsigned int cpus;

	if (fscanf(in, TEXT_FORMAT " %39s %39s %u %1[:]", design, scenario,
		   &cpus, colon) != 4)
		snprintf(why, size,
			 "%s: the head is cut short; it would be "
			 "\"" TEXT_FORMAT " DESIGN SCENARIO CPUS:\"",
			 path);
	else if (!(steps = steps_from(in, word)))
		snprintf(why, size,
			 "%s: \"%s\" is no step; it would be a CPU, and "
			 "perhaps g, i or s",
			 path, word);
	return steps ? json_pack("{s:s, s:s, s:s, s:i, s:s, s:o}", "format",
				 "lostkick-trace-1", "design", design,
				 "scenario", scenario, "cpus", (int)cpus,
				 "verdict", "", "steps", steps)
		     : NULL;
}

void schedule_to_text(const struct outcome *o, char *out, size_t size)
{
	int used = snprintf(out, size, TEXT_FORMAT " %s %s %u:", o->design,
			    o->scenario, o->cpus);

	for (unsigned int n = 0; n < o->trace.steps && (size_t)used < size; n++)
		used += snprintf(out + used, size - (size_t)used, " %u%.*s",
				 o->trace.step[n].cpu,
				 o->trace.step[n].choice != RUN,
				 letters + o->trace.step[n].choice);
}
