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
	return ungetc(getc(in), in) == TEXT_FORMAT[0];
}

static const char letters[] = " gis"; /* as enum choice has them */

bool schedule_step_read(const char *word, unsigned int *cpu,
			enum choice *choice)
{
	char *end;
	unsigned long number = strtoul(word, &end, 10);
	const char *letter = strchr(letters + 1, *end);

	if (end == word || number >= MAX_CPUS || !letter || (*end && end[1]))
		return false;
	*cpu = (unsigned int)number;
	*choice = *end ? (enum choice)(letter - letters) : RUN;
	return true;
}

static json_t *step_from_word(const char *word)
{
	unsigned int cpu;
	enum choice choice;

	if (!schedule_step_read(word, &cpu, &choice))
		return NULL;
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

void schedule_text_begin(FILE *out, const char *design, const char *scenario,
			 unsigned int cpus)
{
	fprintf(out, TEXT_FORMAT " %s %s %u:", design, scenario, cpus);
}

void schedule_text_step(FILE *out, unsigned int cpu, enum choice choice)
{
	fprintf(out, " %u%.*s", cpu, choice != RUN, letters + choice);
}

void schedule_to_text(const struct outcome *o, char *text, size_t size)
{
	FILE *out = fmemopen(text, size, "w");

	if (!out)
		abort();
	schedule_text_begin(out, o->design, o->scenario, o->cpus);
	for (unsigned int n = 0; n < o->trace.steps; n++)
		schedule_text_step(out, o->trace.step[n].cpu,
				   o->trace.step[n].choice);
	fclose(out);
	text[size - 1] = '\0'; /* if it did not fit */
}
