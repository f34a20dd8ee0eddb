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
	{ "one lock", { { "one-lock", 3 } }, false },
	{ "collide", { { "collide", 4 } }, false },
	{ "3+2", { { "collide", 5 } }, false },
	{ "interrupt", { { "interrupt", 3 } }, false },
	{ "apart", { { "apart", 4 } }, false },
	{ "spurious", { { "spurious", 4 } }, false },
	{ "BUG, table",
	  { { "one-lock", 3 }, { "collide", 4 }, { "interrupt", 3 } },
	  true },
};
enum {
	COLLIDE = 1,
	OF_THE_TABLE = 1u << BUG_REACHED | 1u << WILD_ACCESS |
		       1u << TABLE_DOUBLE | 1u << TABLE_FOREIGN |
		       1u << TABLE_LEAK
};

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

/* Explore scenario @n of the column. Returns false if it is violated. */
static bool explore_in(struct score *score, unsigned int row,
		       unsigned int column, unsigned int n, score_seen *seen)
{
	const struct search_options options = { .max_states = SCORE_STATES };
	struct score_cell *cell = &score->cell[row][column];
	const struct score_column *c = &columns[column];
	struct scenario scenario;
	struct outcome outcome;

	scenario_make(&scenario, c->in[n].scenario, c->in[n].cpus);
	if (c->table_only)
		scenario.ignored = ~(uint32_t)OF_THE_TABLE;
	explore(explored_design_named(rows[row].design), &scenario, &options,
		&outcome);
	cell->states += outcome.states;
	if (outcome.verdict != HOLDS)
		cell->verdict = outcome.verdict;
	if (outcome.verdict == VIOLATED) {
		cell->property = outcome.property;
		cell->steps = outcome.trace.steps;
		if (seen)
			seen(row, column, &outcome);
	}
	if (column == COLLIDE)
		score->probes[row] = outcome.probes;
	outcome_free(&outcome);
	return cell->verdict != VIOLATED;
}

static void explore_cell(struct score *score, unsigned int row,
			 unsigned int column, score_seen *seen)
{
	score->cell[row][column].verdict = HOLDS;
	for (unsigned int n = 0; n < SCORE_SCENARIOS; n++)
		if (!columns[column].in[n].scenario ||
		    !explore_in(score, row, column, n, seen))
			return;
}

void score_explore(struct score *score, FILE *progress, score_seen *seen)
{
	memset(score, 0, sizeof(*score));
	for (unsigned int row = 0; score_row(row); row++) {
		for (unsigned int column = 0; score_column(column); column++) {
			if (progress)
				fprintf(progress, "\r%s, %s ... \033[K",
					rows[row].design,
					columns[column].title);
			explore_cell(score, row, column, seen);
		}
	}
	if (progress)
		fprintf(progress, "\r\033[K");
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

void score_text(const struct score_cell *cell, char *out, size_t size)
{
	bool many = cell->states >= 10000;

	if (cell->verdict == VIOLATED)
		snprintf(out, size, "%s %u", short_name(cell->property),
			 cell->steps);
	else
		snprintf(out, size, "%s %lu%s",
			 cell->verdict == HOLDS ? "holds" : "?",
			 many ? (cell->states + 500) / 1000 : cell->states,
			 many ? "k" : "");
}

static void print_head(FILE *out)
{
	const struct score_column *column;

	fprintf(out, "%-5s %-20s", "", "");
	for (unsigned int n = 0; (column = score_column(n)); n++)
		fprintf(out, " %-11s", column->title);
	fprintf(out, " %-8s hit/miss\n%-5s %-20s", "unlock", "", "CPUs");
	for (unsigned int n = 0; (column = score_column(n)); n++)
		fprintf(out, " %-11u", column->in[0].cpus);
	fprintf(out, "\n");
}

void score_print(const struct score *score, FILE *out)
{
	const struct score_row *row;
	char text[32];

	print_head(out);
	for (unsigned int n = 0; (row = score_row(n)); n++) {
		const struct probe_counts *probes = &score->probes[n];

		fprintf(out, "%-5s %-20s", row->table, row->design);
		for (unsigned int c = 0; score_column(c); c++) {
			score_text(&score->cell[n][c], text, sizeof(text));
			fprintf(out, " %-11s", text);
		}
		fprintf(out, " %-8s", row->cost);
		if (probes->hit || probes->miss)
			fprintf(out, " %u/%u", probes->hit, probes->miss);
		fprintf(out, "\n");
	}
}
