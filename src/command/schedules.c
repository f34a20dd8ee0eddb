/* Tangled from lit/68-commands.nw; edit that file, not this one. */
/**
 * @file command/schedules.c
 * @brief explore, replay, step and tries.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "designs.h"
#include "explore/schedule.h"
#include "explore/search.h"
#include "explore/tries.h"
#include "step.h"

static void show_progress(uint32_t states, uint32_t waiting, double seconds)
{
	fprintf(stderr, "\r%u states explored, %u waiting, %.0f s ", states,
		waiting, seconds);
	fflush(stderr);
}

static void print_speed(const struct outcome *o)
{
	fprintf(stderr, "%.3f s, %.0f states/s, %.0f bytes a state\n",
		o->seconds, o->seconds > 0 ? o->states / o->seconds : 0,
		o->bytes_per_state);
}

struct explore_request {
	const char *scenario, *json;
	unsigned int cpus;
	int quiet;
	enum property only; /**< NOTHING: all of them */
	struct search_options options;
};

static int set_option(struct explore_request *ask, int option,
		      const char *value)
{
	unsigned long number = value ? parse_number(value, UINT32_MAX - 2) : 0;

	switch (option) {
	case 's':
		ask->scenario = value;
		return 0;
	case 'c':
		ask->cpus = (unsigned int)number;
		return number ? 0
			      : usage("no number of CPUs:", value, "1 or more");
	case 'm':
		if (strcmp(value, "sc") == 0)
			return 0;
		return usage("no memory model", value, "there is: sc");
	case 'j':
		ask->json = value;
		return 0;
	case 'o':
		return property_by_name(value, &ask->only)
			       ? 0
			       : usage("no property", value,
				       "lostkick list names them");
	case 'n':
		ask->options.max_states = (uint32_t)number;
		return number ? 0
			      : usage("no number of states:", value,
				      "1 or more");
	case 'y':
		ask->options.max_memory = (size_t)number << 20;
		return number ? 0
			      : usage("no number of mebibytes:", value,
				      "1 or more");
	default:
		ask->quiet = 1;
		return 0;
	}
}

enum { FOR_STEP = 3, FOR_TRIES = 4, FOR_EXPLORE = 8 };

static const struct option all_options[FOR_EXPLORE] = {
	{ "scenario", required_argument, NULL, 's' },
	{ "cpus", required_argument, NULL, 'c' },
	{ "model", required_argument, NULL, 'm' },
	{ "max-states", required_argument, NULL, 'n' },
	{ "max-memory", required_argument, NULL, 'y' },
	{ "json", required_argument, NULL, 'j' },
	{ "only", required_argument, NULL, 'o' },
	{ "quiet", no_argument, NULL, 'q' },
};

/* Of the options the first @known. */
static int parse_explore(int argc, char **argv, unsigned int known,
			 struct explore_request *ask)
{
	struct option options[FOR_EXPLORE + 1] = { 0 };
	int option, status;

	memcpy(options, all_options, known * sizeof(options[0]));
	opterr = 0;
	while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (option == '?' || option == ':')
			return bad_option(option, argv);
		status = set_option(ask, option, optarg);
		if (status)
			return status;
	}
	if (optind + 1 == argc)
		return 0;
	return optind < argc ? usage("one design at a time, not also",
				     argv[optind + 1], "see lostkick --help")
			     : usage("no design after", argv[0],
				     "lostkick list names them");
}

/* As parse_explore(), and find the design and the scenario that are named. */
static int parse_run(int argc, char **argv, unsigned int known,
		     struct explore_request *ask, const struct design **design,
		     struct scenario *scenario)
{
	int status = parse_explore(argc, argv, known, ask);

	if (status)
		return status;
	return look_up(argv[optind], ask->scenario, ask->cpus, NULL, design,
		       scenario)
		       ? 0
		       : STATUS_USAGE;
}

static int status_of(const struct outcome *outcome)
{
	return outcome->verdict == HOLDS      ? STATUS_HOLDS
	       : outcome->verdict == VIOLATED ? STATUS_VIOLATED
					      : STATUS_NO_VERDICT;
}

int explore_command(int argc, char **argv)
{
	struct explore_request ask = { .scenario = "one-lock" };
	const struct design *design;
	struct scenario scenario;
	struct outcome outcome;
	int status = parse_run(argc, argv, FOR_EXPLORE, &ask, &design,
			       &scenario);
	int terminal = isatty(STDERR_FILENO) && !ask.quiet;

	if (status)
		return status;
	if (ask.only)
		scenario.ignored = ALL_PROPERTIES & ~(1u << ask.only);
	ask.options.progress = terminal ? show_progress : NULL;
	explore(design, &scenario, &ask.options, &outcome);
	if (terminal)
		fprintf(stderr, "\r\033[K");
	outcome_print(&outcome, stdout);
	fflush(stdout);
	if (!ask.quiet)
		print_speed(&outcome);
	status = status_of(&outcome);
	if (ask.json && !schedule_save(&outcome, ask.json))
		status = cannot_write(ask.json);
	outcome_free(&outcome);
	return status;
}

/* Do the steps show what the file says they do? Steps never show progress. */
static bool is_as_told(const struct schedule *schedule, enum property violated)
{
	const char *told = schedule->property;

	return !told || strcmp(told, property_name(violated)) == 0 ||
	       (!violated && strcmp(told, property_name(PROGRESS)) == 0);
}

static void print_replay(const struct schedule *schedule,
			 const struct trace *trace, enum property violated)
{
	struct outcome told = {
		.design = schedule->design,
		.scenario = schedule->scenario,
		.model = "sc",
		.cpus = schedule->cpus,
		.trace = *trace,
	};

	outcome_print_trace(&told, stdout);
	if (violated)
		printf("\nviolated: %s\n", property_name(violated));
	else if (schedule->property)
		printf("\n%s: the schedule leads there; only explore can show "
		       "it\n",
		       schedule->property);
	else
		printf("\nnothing is violated after these steps\n");
}

int replay_command(int argc, char **argv)
{
	const struct design *design;
	struct scenario scenario;
	struct schedule schedule;
	struct trace trace = { 0 };
	enum property violated;
	char why[512];
	int status = STATUS_USAGE;

	if (argc != 2)
		return usage(argc < 2 ? "no file after"
				      : "one file at a time after",
			     "replay",
			     "lostkick explore ... --json FILE writes one");
	if (!schedule_load(&schedule, argv[1], why, sizeof(why)))
		fprintf(stderr, "lostkick: %s\n", why);
	else if (look_up(schedule.design, schedule.scenario, schedule.cpus,
			 argv[1], &design, &scenario)) {
		scenario.ignored = schedule.ignored;
		if (!schedule_replay(&schedule, design, &scenario, &trace,
				     &violated, why, sizeof(why))) {
			fprintf(stderr, "lostkick: %s: %s\n", argv[1], why);
		} else if (!is_as_told(&schedule, violated)) {
			fprintf(stderr,
				"lostkick: %s: the file says \"%s\", its %u "
				"steps show \"%s\"; is it whole?\n",
				argv[1], schedule.property, schedule.steps,
				property_name(violated));
		} else {
			print_replay(&schedule, &trace, violated);
			status = violated || schedule.property ? STATUS_VIOLATED
							       : STATUS_HOLDS;
		}
	}
	trace_free(&trace);
	schedule_free(&schedule);
	return status;
}

int step_command(int argc, char **argv)
{
	struct explore_request ask = { .scenario = "one-lock" };
	const struct design *design;
	struct scenario scenario;
	int status = parse_run(argc, argv, FOR_STEP, &ask, &design, &scenario);

	if (status)
		return status;
	return step_through(design, &scenario, stdin, stdout) ? STATUS_VIOLATED
							      : STATUS_HOLDS;
}

int tries_command(int argc, char **argv)
{
	struct explore_request ask = { .scenario = "one-lock" };
	const struct design *design;
	struct scenario scenario;
	int status = parse_run(argc, argv, FOR_TRIES, &ask, &design, &scenario);

	if (status)
		return status;
	if (tries_write(design, &scenario, ask.options.max_states, stdout))
		return 0;
	fprintf(stderr, "lostkick: standard output: %s\n", strerror(errno));
	return STATUS_NO_VERDICT;
}
