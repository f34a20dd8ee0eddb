/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file command/tables.c
 * @brief Commands that print a table.
 */
#include <getopt.h>
#include <stdio.h>
#include <sys/utsname.h>

#include "command/command.h"
#include "costs.h"
#include "designs.h"
#include "explore/search.h"
#include "overcommit.h"

/* At least one design after options, and all of them there: 0. */
static int check_designs(int argc, char **argv)
{
	if (optind >= argc)
		return usage("a design is missing after", argv[0],
			     "lostkick list names them");
	for (int i = optind; i < argc; i++)
		if (!look_up_design(argv[i], NULL))
			return STATUS_USAGE;
	return 0;
}

int cost_command(int argc, char **argv)
{
	static const struct option none[] = { { 0 } };
	int status;

	opterr = 0;
	if (getopt_long(argc, argv, ":", none, NULL) != -1)
		return bad_option('?', argv);
	status = check_designs(argc, argv);
	if (status)
		return status;
	costs_print_head(stdout);
	for (int i = optind; i < argc; i++)
		costs_print(explored_design_named(argv[i]), stdout);
	return 0;
}

static int parse_slice(int argc, char **argv, unsigned int *slice)
{
	static const struct option options[] = {
		{ "slice", required_argument, NULL, 's' }, { 0 }
	};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (option == '?' || option == ':')
			return bad_option(option, argv);
		*slice = (unsigned int)parse_number(optarg, 1000000);
		if (*slice < 100)
			return usage("no good slice:", optarg,
				     "100 to 1000000 steps");
	}
	return check_designs(argc, argv);
}

int overcommit_command(int argc, char **argv)
{
	unsigned int slice = NORMAL_SLICE;
	int status = parse_slice(argc, argv, &slice);

	if (status)
		return status;
	overcommit_print_head(slice, stdout);
	for (int i = optind; i < argc; i++) {
		overcommit_print(explored_design_named(argv[i]), slice, stdout);
		fflush(stdout);
	}
	return 0;
}

struct measured {
	const char *design, *scenario;
	unsigned int cpus;
	bool apart; /* keep states that differ only in names of CPUs */
};

static const struct measured speed_runs[] = {
	{ "qspinlock", "twice", 3, true },
	{ "qspinlock", "one-lock", 4, true },
	{ "qspinlock", "one-lock", 4, false },
	{ "break_on_empty", "collide", 4, false },
	{ "merged", "one-lock", 4, true },
	{ "merged", "one-lock", 4, false },
	{ "merged", "collide", 5, true },
	{ "merged", "collide", 5, false },
};

static int speed_one(const struct measured *run)
{
	const struct search_options options = { .no_renaming = run->apart };
	const struct design *design;
	struct scenario scenario;
	struct outcome o;

	if (!look_up(run->design, run->scenario, run->cpus, NULL, &design,
		     &scenario))
		return STATUS_USAGE;
	explore(design, &scenario, &options, &o);
	printf("%-16s %-10s %4u %-13s %8u %11u %9.3f %11.0f %9.0f\n", o.design,
	       o.scenario, o.cpus, verdict_name(o.verdict), o.renamings,
	       o.states, o.seconds, o.states / o.seconds, o.bytes_per_state);
	fflush(stdout);
	outcome_free(&o);
	return 0;
}

int speed_command(void)
{
	struct utsname machine;
	int status = 0;

	uname(&machine);
	printf("%s %s, %s; one core; model sc\n"
	       "each for: so many states at most that differ in names of CPUs\n\n",
	       machine.sysname, machine.release, machine.machine);
	printf("%-16s %-10s %4s %-13s %8s %11s %9s %11s %9s\n", "design",
	       "scenario", "CPUs", "verdict", "each for", "states", "seconds",
	       "states/s", "B/state");
	for (size_t i = 0;
	     i < sizeof(speed_runs) / sizeof(speed_runs[0]) && !status; i++)
		status = speed_one(&speed_runs[i]);
	return status;
}
