/* Tangled from lit/80-not-code.nw; edit that file, not this one. */
/**
 * @file judge/tables.c
 * @brief Judge how strong each step of a given lock must be.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/schedule_text.h"
#include "judge/kinds.h"

enum { MAX_SITES = 8 };

struct table {
	const struct exercise *exercise;
	struct source given;
	unsigned int sites;
	const char *name[MAX_SITES];
	unsigned int level[MAX_SITES];
};

static const char *level_name(const struct table *t, unsigned int site,
			      unsigned int level)
{
	return json_string_value(manifest_find(&t->exercise->manifest,
					       "sites[%u].levels[%u]", site,
					       level));
}

static bool read_levels(struct table *t, json_t *answer, struct judgement *j)
{
	const struct manifest *m = &t->exercise->manifest;

	for (unsigned int n = 0; n < MAX_SITES && manifest_find(m, "sites[%u]", n);
	     n++, t->sites++) {
		const char *wanted, *level;

		t->name[n] = json_string_value(
			manifest_find(m, "sites[%u].name", n));
		wanted = json_string_value(json_object_get(answer, t->name[n]));
		for (level = level_name(t, n, 0);
		     level && (!wanted || strcmp(level, wanted) != 0);
		     level = level_name(t, n, ++t->level[n]))
			;
		if (!level) {
			judgement_void(j, NO_SENSE,
				       "%s: no such level; right would be: one "
				       "that the statement names", t->name[n]);
			return false;
		}
	}
	return true;
}

/* Explore all runs, or those up to the first that does not hold. */
static enum judged try_levels(const struct table *t, struct judgement *j,
			      struct outcome *last, unsigned int *runs)
{
	char text[MAX_SITES][64];
	const char *argument[MAX_SITES + 1] = { NULL };
	const struct search_options options = { 0 };
	enum judged judged;

	for (unsigned int n = 0; n < t->sites; n++) {
		snprintf(text[n], sizeof(text[n]), "-DSITE_%s=%u", t->name[n],
			 t->level[n]);
		argument[n] = text[n];
	}
	judged = answer_open(t->exercise, &j->tools, &t->given, argument, j->why,
			     sizeof(j->why));
	if (judged != PASSED)
		return NO_VERDICT; /* the exercise is to blame */
	for (*runs = 0; *runs < t->exercise->runs && judged == PASSED;) {
		judged = answer_explore(t->exercise,
					&t->exercise->run[*runs].scenario,
					&options, last);
		if (++*runs < t->exercise->runs && judged == PASSED)
			outcome_free(last);
	}
	answer_close();
	return judged;
}

static void check_levels(struct table *t, struct judgement *j)
{
	struct part *part;
	enum judged judged;
	int points = 0;
	unsigned int runs;

	for (unsigned int n = 0; n < t->exercise->runs; n++)
		points += t->exercise->run[n].points;
	part = judgement_part(j, points, true, "strong enough");
	judged = try_levels(t, j, &part->outcome, &runs);
	if (judged == NO_VERDICT) {
		j->verdict = judged;
		return;
	}
	part->explored = true;
	if (judged == PASSED) {
		part_met(part);
		return;
	}
	part_failed(part, judged, "%s", part->outcome.detail);
	schedule_to_text(&part->outcome, part->schedule,
			 sizeof(part->schedule));
}

static void check_weaker(struct table *t, unsigned int site, struct judgement *j)
{
	int points = (int)json_integer_value(manifest_find(
		&t->exercise->manifest, "sites[%u].points", site));
	struct part *part = judgement_part(j, points, false,
					   "%s no stronger than needed",
					   t->name[site]);
	struct outcome outcome;
	unsigned int runs;
	enum judged judged;

	if (judgement_is_lost(j) || j->verdict != PASSED)
		return;
	if (t->level[site] == 0) {
		part_met(part);
		return;
	}
	t->level[site]--;
	judged = try_levels(t, j, &outcome, &runs);
	t->level[site]++;
	if (judged == NO_VERDICT) {
		j->verdict = judged;
		return;
	}
	outcome_free(&outcome);
	if (judged == TOO_MANY_STATES)
		judgement_void(j, NO_VERDICT, "%s: one level weaker is too large "
			       "to be explored", t->name[site]);
	else if (judged == PASSED)
		part_failed(part, WRONG_ANSWER, "it holds with a weaker one, too");
	else
		part_met(part);
}

void judge_table(const struct exercise *e, const struct source *source,
		 struct judgement *j)
{
	struct table table = { .exercise = e };
	json_t *answer = read_object(source, j);
	const char *given = json_string_value(
		manifest_find(&e->manifest, "given"));

	if (answer && read_levels(&table, answer, j) &&
	    read_given(e, given, &table.given, j)) {
		check_levels(&table, j);
		for (unsigned int n = 0; n < table.sites; n++)
			check_weaker(&table, n, j);
		free(table.given.bytes);
	}
	json_decref(answer);
}
