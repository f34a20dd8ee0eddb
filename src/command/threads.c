/* Tangled from lit/67-threads.nw; edit that file, not this one. */
/**
 * @file command/threads.c
 * @brief stress: real threads at a lock.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "designs.h"
#include "machine/cpu.h"
#include "stress.h"

static int parse_homes(const char *text, enum homes *homes)
{
	static const char *const name[] = { "natural", "same", "apart" };

	for (*homes = HOMES_NATURAL; *homes <= HOMES_APART; ++*homes)
		if (strcmp(text, name[*homes]) == 0)
			return 0;
	return usage("no such homes:", text, "natural, same or apart");
}

static int set_stress_option(struct stress_plan *plan, int option,
			     const char *value)
{
	unsigned long most = option == 't' ? NR_CPUS : 1000000000;
	unsigned long number = parse_number(value, most);

	if (option == 'h')
		return parse_homes(value, &plan->homes);
	if (!number)
		return usage("no good number:", value,
			     option == 't' ? "1 to 64 threads"
					   : "1 to 1000000000");
	switch (option) {
	case 't':
		plan->threads = (unsigned int)number;
		break;
	case 'n':
		plan->turns = number;
		break;
	case 'd':
		plan->hold = (unsigned int)number;
		break;
	case 'p':
		plan->patience = (int)number;
		break;
	default:
		plan->quiet = (double)number;
		break;
	}
	return 0;
}

static int parse_stress(int argc, char **argv, struct stress_plan *plan)
{
	static const struct option options[] = {
		{ "threads", required_argument, NULL, 't' },
		{ "turns", required_argument, NULL, 'n' },
		{ "homes", required_argument, NULL, 'h' },
		{ "hold", required_argument, NULL, 'd' },
		{ "patience", required_argument, NULL, 'p' },
		{ "quiet-time", required_argument, NULL, 'q' },
		{ 0 }
	};
	int option, status;

	opterr = 0;
	while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (option == '?' || option == ':')
			return bad_option(option, argv);
		status = set_stress_option(plan, option, optarg);
		if (status)
			return status;
	}
	if (optind + 1 == argc)
		return 0;
	return usage("one design, no more and no less, after", "stress",
		     "lostkick list names them");
}

int stress_command(int argc, char **argv)
{
	struct stress_plan plan = stress_plan(HOMES_NATURAL, 100000);
	int status = parse_stress(argc, argv, &plan);
	const struct design *design;
	struct stress s;

	if (status)
		return status;
	design = native_design_named(argv[optind]);
	if (!design)
		return usage("no design", argv[optind],
			     "lostkick list names them");
	s = stress(design, &plan);
	printf("%lu of %lu acquisitions; %lu halts, %lu kicks\n", s.done,
	       s.wanted, s.halts, s.kicks);
	if (!s.excluded)
		printf("two threads were inside one lock\n");
	if (s.done < s.wanted)
		printf("they hang: lock A after %lu acquisitions, lock B "
		       "after %lu\n",
		       s.done_with[0], s.done_with[1]);
	else if (!s.accounted)
		printf("a kick is missing\n");
	return s.excluded && s.accounted && s.done == s.wanted
		       ? STATUS_HOLDS
		       : STATUS_VIOLATED;
}
