/* Tangled from lit/97-scoreboard.nw; edit that file, not this one. */
/**
 * @file ch97_scoreboard.c
 * @brief Every cell of the scoreboard.
 */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "suite.h"
#include "designs.h"
#include "scoreboard.h"

static const struct {
	const char *design, *cell[7];
} pinned[] = {
	{ "prev_chase",
	  { "h", "h", "h", "h", "h", "h", "h" } },
	{ "head_in_tail",
	  { "h", "h", "h", "h", "h", "h", "h" } },
	{ "one_entry",
	  { "h", "h", "?", "kick 41", "h", "h", "h" } },
	{ "four_entries",
	  { "h", "h", "?", "h", "h", "?", "h" } },
	{ "save_restore",
	  { "h", "h", "?", "h", "h", "h", "h" } },
	{ "break_on_empty",
	  { "h", "kick 40", "kick 42", "kick 40", "h", "kick 40", "h" } },
	{ "break_linear",
	  { "h", "kick 40", "kick 42", "kick 40", "h", "kick 40", "h" } },
	{ "full_scan",
	  { "h", "h", "?", "h", "h", "h", "h" } },
	{ "tombstone",
	  { "h", "h", "h", "h", "h", "h", "h" } },
	{ "backward_shift",
	  { "h", "wild 45", "wild 45", "wild 45", "h", "wild 45", "wild 45" } },
	{ "backward_shift_retry",
	  { "h", "wild 45", "wild 45", "wild 45", "h", "wild 45", "wild 45" } },
	{ "bucket_lock",
	  { "h", "h", "h", "dead 28", "h", "h", "h" } },
	{ "flag_first",
	  { "BUG 19", "BUG 19", "BUG 19", "BUG 19", "BUG 19", "BUG 19", "BUG 19" } },
	{ "flag_first_retry",
	  { "h", "h", "h", "h", "h", "h", "h" } },
	{ "release_first",
	  { "two 34", "h", "two 34", "h", "h", "h", "two 34" } },
	{ "merged",
	  { "h", "h", "h", "h", "h", "h", "h" } },
	{ "merged_break",
	  { "h", "BUG 36", "BUG 36", "BUG 36", "h", "BUG 36", "BUG 36" } },
	{ "holder_hashes",
	  { "h", "h", "h", "h", "h", "h", "h" } },
	{ "double_hash",
	  { "two 40", "h", "two 40", "h", "h", "h", "two 40" } },
	{ "hybrid",
	  { "h", "h", "h", "h", "h", "h", "h" } },
};

static void must_say(unsigned int row, unsigned int column,
		     const struct score_cell *cell)
{
	const char *pin = pinned[row].cell[column];
	char text[32];
	bool good;

	score_text(cell, text, sizeof(text));
	good = strcmp(text, pin) == 0;
	if (strcmp(pin, "h") == 0)
		good = strncmp(text, "holds", 5) == 0;
	else if (strcmp(pin, "?") == 0)
		good = *text == '?';
	ck_assert_msg(good, "%s, %s: %s, not %s", pinned[row].design,
		      score_column(column)->title, text, pin);
}

static void keep_schedule(unsigned int row, unsigned int column,
			  const struct outcome *outcome)
{
	char name[64];

	snprintf(name, sizeof(name), "score-%s-%u", score_row(row)->design,
		 column);
	save_evidence(outcome, name);
}

static void keep_row(const struct score *score, unsigned int n, FILE *out)
{
	const struct score_row *row = score_row(n);
	const struct probe_counts *probes = &score->probes[n];

	fprintf(out, "%s;%s;%s;%u;%u", row->table, row->design, row->cost,
		probes->hit, probes->miss);
	for (unsigned int c = 0; score_column(c); c++) {
		const struct score_cell *cell = &score->cell[n][c];

		fprintf(out, ";%s:%s:%u:%lu", verdict_name(cell->verdict),
			property_name(cell->property), cell->steps,
			cell->states);
	}
	fprintf(out, "\n");
}

/* A line of titles, then a line a row: fields divided by ';', and in a cell
 * by ':'. */
static void keep_board(const struct score *score)
{
	FILE *out = evidence_begin("scoreboard.txt");
	const struct score_column *column;

	fprintf(out, "table;design;cost;hit;miss");
	for (unsigned int n = 0; (column = score_column(n)); n++)
		fprintf(out, ";%s:%u", column->title,
			column->table_only ? 0 : column->in[0].cpus);
	fprintf(out, "\n");
	for (unsigned int n = 0; score_row(n); n++)
		keep_row(score, n, out);
	evidence_end(out);
}

START_TEST(every_cell_is_pinned)
{
	static struct score score;
	unsigned int row, column;

	score_explore(&score, NULL, keep_schedule);
	keep_board(&score);
	for (row = 0; score_row(row); row++) {
		ck_assert_uint_lt(row, sizeof(pinned) / sizeof(pinned[0]));
		ck_assert_str_eq(score_row(row)->design, pinned[row].design);
		for (column = 0; score_column(column); column++)
			must_say(row, column, &score.cell[row][column]);
	}
}
END_TEST

static bool is_right(unsigned int row)
{
	for (unsigned int column = 0; score_column(column); column++)
		if (strchr("h?", pinned[row].cell[column][0]) == NULL)
			return false;
	return true;
}

enum { LUCK_TURNS = 10000 };

static void try_apart(const char *design, enum homes homes, int out)
{
	struct stress_plan plan = stress_plan(homes, LUCK_TURNS);
	struct stress s;

	if (!freopen("/dev/null", "w", stderr))
		_exit(75);
	plan.quiet = 1;
	s = stress(native_design_named(design), &plan);
	_exit(write(out, &s, sizeof(s)) == sizeof(s) ? 0 : 75);
}

/* What a run has come to, in words. */
static void tell_luck(const char *design, enum homes homes, char *out,
		      size_t size)
{
	struct stress s;
	int ends[2], status;
	pid_t child;

	ck_assert_int_eq(pipe(ends), 0);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0)
		try_apart(design, homes, ends[1]);
	close(ends[1]);
	if (read(ends[0], &s, sizeof(s)) != sizeof(s))
		snprintf(out, size, "BUG, or a wild pointer");
	else if (s.done < s.wanted)
		snprintf(out, size, "hangs after %lu", s.done);
	else
		snprintf(out, size, "%lu, and no harm", s.done);
	close(ends[0]);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
}

static void survive(const char *design, enum homes homes, char *out,
		    size_t size)
{
	struct stress s = must_survive(design, homes, LUCK_TURNS);

	snprintf(out, size, "%lu, %lu kicks", s.done, s.kicks);
}

START_TEST(the_right_ones_survive)
{
	FILE *out = evidence_begin("luck.txt");
	const struct score_row *row;

	fprintf(out, "8 threads, 2 locks, on %ld CPUs: acquisitions\n",
		sysconf(_SC_NPROCESSORS_ONLN));
	fprintf(out, "%-21s %-8s %-23s %s\n", "", "explorer", "same home",
		"natural homes");
	for (unsigned int n = 0; (row = score_row(n)); n++) {
		bool right = is_right(n);
		char same[32], natural[32];

		(right ? survive : tell_luck)(row->design, HOMES_SAME, same,
					      sizeof(same));
		(right ? survive : tell_luck)(row->design, HOMES_NATURAL,
					      natural, sizeof(natural));
		fprintf(out, "%-21s %-8s %-23s %s\n", row->design,
			right ? "holds" : "broken", same, natural);
	}
	evidence_end(out);
}
END_TEST

SUITE("97 The scoreboard", every_cell_is_pinned, the_right_ones_survive)
