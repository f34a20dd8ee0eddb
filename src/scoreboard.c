/* Tangled from lit/97-scoreboard.nw; edit that file, not this one. */
/**
 * @file scoreboard.c
 * @brief Every lookup in every scenario.
 */
#include "scoreboard.h"

#include <string.h>

#include "designs.h"
#include "explore/search.h"

static const struct score_column columns[] = {
	{ "one lock", "one-lock", 3 },
	{ "collide", "collide", 4 },
	{ "3+2", "collide", 5 },
	{ "interrupt", "interrupt", 3 },
	{ "apart", "apart", 4 },
	{ "spurious", "spurious", 4 },
};
enum { COLLIDE = 1 };

const struct score_column *score_column(unsigned int n)
{
	return n < sizeof(columns) / sizeof(columns[0]) ? &columns[n] : NULL;
}

static const struct score_row rows[] = {
	{ "T0", "prev_chase", "queue" },
	{ "T1", "head_in_tail", "2 hops" },
	{ "T2", "one_entry", "CPUs" },
	{ "T3", "four_entries", "4 x CPUs" },
	{ "T3b", "save_restore", "CPUs" },
	{ "T4", "break_on_empty", "probes" },
	{ "T4'", "break_linear", "probes" },
	{ "T5", "full_scan", "table" },
	{ "T6", "tombstone", "to table" },
	{ "T7", "backward_shift", "probes" },
	{ "T7", "backward_shift_retry", "probes" },
	{ "T9", "bucket_lock", "lock" },
	{ "T11", "flag_first", "probes" },
	{ "T11", "flag_first_retry", "wait" },
	{ "T12", "release_first", "probes" },
	{ "T13", "merged", "probes" },
	{ "T13b", "merged_break", "probes" },
	{ "T15", "holder_hashes", "probes" },
	{ "T15", "double_hash", "probes" },
	{ "T16", "hybrid", "probes" },
};

const struct score_row *score_row(unsigned int n)
{
	return n < sizeof(rows) / sizeof(rows[0]) ? &rows[n] : NULL;
}

static const char *short_name(enum property property)
{
	switch (property) {
	case LOST_KICK:
		return "kick";
	case DEADLOCK:
		return "dead";
	case TABLE_DOUBLE:
		return "two";
	case TABLE_FOREIGN:
		return "other";
	case TABLE_LEAK:
		return "left";
	case WILD_ACCESS:
		return "wild";
	default:
		return property_name(property);
	}
}

static void score_text(const struct outcome *o, char *out, size_t size)
{
	const char *unit = o->states >= 10000 ? "k" : "";
	unsigned int states = o->states >= 10000 ? (o->states + 500) / 1000
						 : o->states;

	if (o->verdict == VIOLATED)
		snprintf(out, size, "%s %u", short_name(o->property),
			 o->trace.steps);
	else
		snprintf(out, size, "%s %u%s",
			 o->verdict == HOLDS ? "holds" : "?", states, unit);
}

static void explore_cell(struct score *score, unsigned int row,
			 unsigned int column)
{
	const struct search_options options = { .max_states = SCORE_STATES };
	char *text = score->cell[row][column];
	struct scenario scenario;
	struct outcome outcome;

	scenario_make(&scenario, columns[column].scenario,
		      columns[column].cpus);
	explore(explored_design_named(rows[row].design), &scenario, &options,
		&outcome);
	score_text(&outcome, text, sizeof(score->cell[row][column]));
	if (column == COLLIDE)
		score->probes[row] = outcome.probes;
	outcome_free(&outcome);
}

void score_explore(struct score *score, FILE *progress)
{
	memset(score, 0, sizeof(*score));
	for (unsigned int row = 0; score_row(row); row++) {
		for (unsigned int column = 0; score_column(column); column++) {
			if (progress)
				fprintf(progress, "\r%s, %s ... \033[K",
					rows[row].design,
					columns[column].title);
			explore_cell(score, row, column);
		}
	}
	if (progress)
		fprintf(progress, "\r\033[K");
}

static void print_head(FILE *out)
{
	const struct score_column *column;

	fprintf(out, "%-5s %-20s", "", "");
	for (unsigned int n = 0; (column = score_column(n)); n++)
		fprintf(out, " %-11s", column->title);
	fprintf(out, " %-8s hit/miss\n%-5s %-20s", "unlock", "", "CPUs");
	for (unsigned int n = 0; (column = score_column(n)); n++)
		fprintf(out, " %-11u", column->cpus);
	fprintf(out, "\n");
}

void score_print(const struct score *score, FILE *out)
{
	const struct score_row *row;

	print_head(out);
	for (unsigned int n = 0; (row = score_row(n)); n++) {
		const struct probe_counts *probes = &score->probes[n];

		fprintf(out, "%-5s %-20s", row->table, row->design);
		for (unsigned int c = 0; score_column(c); c++)
			fprintf(out, " %-11s", score->cell[n][c]);
		fprintf(out, " %-8s", row->cost);
		if (probes->hit || probes->miss)
			fprintf(out, " %u/%u", probes->hit, probes->miss);
		fprintf(out, "\n");
	}
}
