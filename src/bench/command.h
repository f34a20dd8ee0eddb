/* Tangled from lit/74-bench-command.nw; edit that file, not this one. */
/**
 * @file bench/command.h
 * @brief `lostkick bench`, `lostkick soak` and `lostkick lookups`.
 */
#ifndef BENCH_COMMAND_H
#define BENCH_COMMAND_H

#include "bench/sheet.h"

enum { MOST_LOCKS = 40, MOST_VALUES = 20 };

/** What `bench` is asked. */
struct bench_request {
	const struct looped *lock[MOST_LOCKS];
	unsigned int locks;
	unsigned int threads[MOST_VALUES], patience[MOST_VALUES];
	unsigned int thread_counts, patiences, rounds;
	struct round_plan plan;
	const char *csv, *show;
};

/** @brief Read the options. false: @p why says what, where, and what is right. */
bool bench_parse(int argc, char **argv, struct bench_request *ask, char *why,
		 size_t size);

/** @brief Do it. @return the exit status: 0; 1 two threads were inside;
 *  2 usage; 75 the machine failed us; 130 stopped by Ctrl-C. */
int bench_command(int argc, char **argv);

#endif
