/* Tangled from lit/97-scoreboard.nw; edit that file, not this one. */
/**
 * @file scoreboard.h
 * @brief Every lookup in every scenario.
 */
#ifndef SCOREBOARD_H
#define SCOREBOARD_H

#include <stdio.h>
#include "explore/trace.h"

enum { SCORE_SCENARIOS = 3 };

/** A column: scenarios, each on so many CPUs. */
struct score_column {
	const char *title;
	struct {
		const char *scenario; /**< NULL: no more */
		unsigned int cpus;
	} in[SCORE_SCENARIOS];
	bool table_only; /**< look at BUG and the state of the table alone */
};

/** A row: a design, and its number in the list of tables that were proposed. */
struct score_row {
	const char *table, *design;
	const char *cost; /**< of a slow unlock, in words */
};

/** @brief Column number @p n; NULL after the last. */
const struct score_column *score_column(unsigned int n);

/** @brief Row number @p n; NULL after the last. */
const struct score_row *score_row(unsigned int n);

/** States after which a search is given up. */
enum { SCORE_STATES = 4000000, SCORE_ROWS = 32, SCORE_COLUMNS = 8 };

struct score_cell {
	enum verdict verdict;
	enum property property; /**< violated */
	unsigned int steps;	/**< of the shortest schedule that violates it */
	unsigned long states;	/**< all scenarios of the column together */
};

/** The whole board. */
struct score {
	struct score_cell cell[SCORE_ROWS][SCORE_COLUMNS];
	struct probe_counts probes[SCORE_ROWS]; /**< with colliding locks */
};

/** Called with each violation, if not NULL. */
typedef void score_seen(unsigned int row, unsigned int column,
			const struct outcome *outcome);

/** @brief Explore all cells; say on @p progress, if not NULL, where it is. */
void score_explore(struct score *score, FILE *progress, score_seen *seen);

/** @brief A cell in a word and a number, such as "kick 40" or "holds 41k". */
void score_text(const struct score_cell *cell, char *out, size_t size);

/** @brief Print the board as a table. */
void score_print(const struct score *score, FILE *out);

#endif
