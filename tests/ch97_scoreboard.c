/* Tangled from lit/97-scoreboard.nw; edit that file, not this one. */
/**
 * @file ch97_scoreboard.c
 * @brief Every cell of the scoreboard.
 */
#include <stdlib.h>
#include <string.h>

#include "suite.h"
#include "scoreboard.h"

static const struct {
	const char *design, *cell[6];
} pinned[] = {
	{ "prev_chase",
	  { "h", "h", "?", "h", "h", "h" } },
	{ "head_in_tail",
	  { "h", "h", "?", "h", "h", "h" } },
	{ "one_entry",
	  { "h", "h", "?", "kick 41", "h", "h" } },
	{ "four_entries",
	  { "h", "?", "?", "h", "?", "?" } },
	{ "save_restore",
	  { "h", "h", "?", "h", "h", "h" } },
	{ "break_on_empty",
	  { "h", "kick 40", "kick 42", "kick 40", "h", "kick 40" } },
	{ "break_linear",
	  { "h", "kick 40", "kick 42", "kick 40", "h", "kick 40" } },
	{ "full_scan",
	  { "h", "h", "?", "h", "h", "?" } },
	{ "tombstone",
	  { "h", "h", "?", "h", "h", "h" } },
	{ "backward_shift",
	  { "h", "wild 45", "wild 45", "wild 45", "h", "wild 45" } },
	{ "backward_shift_retry",
	  { "h", "wild 45", "wild 45", "wild 45", "h", "wild 45" } },
	{ "bucket_lock",
	  { "h", "h", "?", "dead 28", "h", "h" } },
	{ "flag_first",
	  { "BUG 19", "BUG 19", "BUG 19", "BUG 19", "BUG 19", "BUG 19" } },
	{ "flag_first_retry",
	  { "h", "h", "?", "h", "h", "h" } },
	{ "release_first",
	  { "two 34", "h", "two 34", "h", "h", "h" } },
	{ "merged",
	  { "h", "h", "?", "h", "h", "h" } },
	{ "merged_break",
	  { "h", "BUG 36", "BUG 36", "BUG 36", "h", "BUG 36" } },
	{ "holder_hashes",
	  { "h", "h", "?", "h", "h", "h" } },
	{ "double_hash",
	  { "two 40", "h", "two 40", "h", "h", "h" } },
	{ "hybrid",
	  { "h", "h", "?", "h", "h", "h" } },
};

static void must_say(unsigned int row, unsigned int column, const char *text)
{
	const char *pin = pinned[row].cell[column];
	bool good = strcmp(text, pin) == 0;

	if (strcmp(pin, "h") == 0 || strcmp(pin, "?") == 0)
		good = strncmp(text, "holds", 5) == 0 ||
		       (*pin == '?' && *text == '?');
	ck_assert_msg(good, "%s, %s: %s, not %s", pinned[row].design,
		      score_column(column)->title, text, pin);
}

static void keep_for_the_book(const struct score *score)
{
	const char *folder = getenv("EVIDENCE");
	char path[512];
	FILE *out;

	if (!folder)
		return;
	snprintf(path, sizeof(path), "%s/scoreboard.txt", folder);
	out = fopen(path, "w");
	ck_assert_msg(out != NULL, "cannot write %s", path);
	score_print(score, out);
	ck_assert_int_eq(fclose(out), 0);
}

START_TEST(every_cell_is_pinned)
{
	static struct score score;
	unsigned int row, column;

	score_explore(&score, NULL);
	keep_for_the_book(&score);
	for (row = 0; score_row(row); row++) {
		ck_assert_uint_lt(row, sizeof(pinned) / sizeof(pinned[0]));
		ck_assert_str_eq(score_row(row)->design, pinned[row].design);
		for (column = 0; score_column(column); column++)
			must_say(row, column, score.cell[row][column]);
	}
}
END_TEST

SUITE("97 The scoreboard", every_cell_is_pinned)
