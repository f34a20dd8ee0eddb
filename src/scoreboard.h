/* Tangled from lit/97-scoreboard.nw; edit that file, not this one. */
/**
 * @file scoreboard.h
 * @brief Every lookup in every scenario.
 */
#ifndef SCOREBOARD_H
#define SCOREBOARD_H

#include <stdio.h>
#include "explore/trace.h"

/** A column: a scenario, on so many CPUs. */
struct score_column {
	const char *title, *scenario;
	unsigned int cpus;
};

/** A row: a design, and its number in the list of tables that were proposed. */
struct score_row {
	const char *table, *design;
	const char *cost; /**< of a slow unlock, in words */
};

/** @brief Column or row number @p n; NULL after the last. */
const struct score_column *score_column(unsigned int n);
const struct score_row *score_row(unsigned int n);

/** States after which a cell is given up. */
enum { SCORE_STATES = 3000000, SCORE_ROWS = 32, SCORE_COLUMNS = 8 };

/** The whole board, in words. */
struct score {
	char cell[SCORE_ROWS][SCORE_COLUMNS][32]; /**< "holds 41k", "kick 40" */
	struct probe_counts probes[SCORE_ROWS];	  /**< with colliding locks */
};

/** @brief Explore all cells; say on @p progress, if not NULL, where it is. */
void score_explore(struct score *score, FILE *progress);

/** @brief Print the board as a table. */
void score_print(const struct score *score, FILE *out);

#endif
