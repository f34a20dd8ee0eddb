/* Tangled from lit/96-program.nw; edit that file, not this one. */
/**
 * @file lostkick.c
 * @brief The program: list, explore, replay, judge, bench, ...
 */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "bench/command.h"
#include "bench/lookups.h"
#include "bench/soak.h"
#include "costs.h"
#include "designs.h"
#include "explore/schedule.h"
#include "explore/search.h"
#include "explore/tries.h"
#include "judge/grade.h"
#include "machine/cpu.h"
#include "overcommit.h"
#include "scoreboard.h"
#include "step.h"
#include "stress.h"

/** What the program tells its caller. */
enum status {
	STATUS_HOLDS = 0,
	STATUS_VIOLATED = 1,
	STATUS_USAGE = 2,	/**< or bad input */
	STATUS_NO_VERDICT = 75, /**< out of budget, or the machine failed us */
};

static const char help[] =
	"lostkick: explores every schedule of a lock, and shows the one that "
	"breaks it\n"
	"\n"
	"  lostkick list                      the designs, scenarios and "
	"properties\n"
	"  lostkick explore DESIGN [options]  search all schedules; print a "
	"verdict\n"
	"      --scenario S      what the CPUs do (default: one-lock)\n"
	"      --cpus N          on how many CPUs (default: the scenario's "
	"own)\n"
	"      --model sc        memory model; sc is sequential consistency\n"
	"      --only PROPERTY   look for this alone, as `list` names it\n"
	"      --json FILE       write verdict, counts and schedule there, "
	"too\n"
	"      --max-states N    give up after so many states\n"
	"      --max-memory M    give up at so many mebibytes (default: 4096)\n"
	"      --quiet           no progress line, no figures of speed\n"
	"  lostkick replay FILE               run a schedule again, step by "
	"step\n"
	"  lostkick step DESIGN [--scenario S] [--cpus N]\n"
	"                                     be the scheduler: pick who goes "
	"next\n"
	"  lostkick stress DESIGN [options]   real threads instead: do they "
	"hang?\n"
	"      --threads N       so many threads (default: 8)\n"
	"      --turns N         acquisitions of each (default: 100000)\n"
	"      --homes WHERE     same, apart or natural (default: natural)\n"
	"      --hold N          pauses while a lock is held (default: 50)\n"
	"      --patience N      looks before a thread halts (default: 20)\n"
	"      --quiet-time S    seconds without progress that mean they hang\n"
	"                        (default: 3)\n"
	"  lostkick tries DESIGN [--scenario S] [--cpus N] [--max-states M]\n"
	"                                     what the code of each CPU does, as "
	"JSON\n"
	"  lostkick cost DESIGN...            cache lines and atomics of an "
	"acquisition\n"
	"  lostkick overcommit DESIGN...      steps of an acquisition, where vCPUs "
	"share\n"
	"                                     one core\n"
	"      --slice N         steps of a time slice (default: 10000)\n"
	"  lostkick judge EXERCISE FILE [options]\n"
	"                                     the verdict on a student's answer; "
	"an\n"
	"                                     exercise is a folder of exercises/\n"
	"      --seed DIGITS     the variant of this student, 16 digits\n"
	"      --result FILE     write the verdict there, too\n"
	"      --tries FILE      and what the code did where it failed, for the\n"
	"                        player\n"
	"      --trust           run it in this process: no jail, and no grade\n"
	"  lostkick seed --key FILE EXERCISE STUDENT\n"
	"                                     a student's variant of an exercise\n"
	"  lostkick scoreboard                all lookups in all scenarios, as a "
	"table\n"
	"  lostkick speed                     how fast the explorer is, as a "
	"table\n"
	"  lostkick bench [options]           how fast the locks are, side by "
	"side\n"
	"      --threads LIST    how many (default: 1,2,4,8,16,32,64)\n"
	"      --locks LIST      which (default: all)\n"
	"      --cpus LIST       where they may run (default: everywhere)\n"
	"      --pin             each on one of these CPUs, in turn\n"
	"      --critical N      turns of an empty loop inside (default: 50)\n"
	"      --think N         and outside (default: 50)\n"
	"      --patience LIST   looks before a vCPU halts (default: 1024)\n"
	"      --rounds N        of each lock, interleaved (default: 5)\n"
	"      --seconds S       how long a round is (default: 0.5)\n"
	"      --quick           1,2,16 threads, one short round\n"
	"      --csv FILE        write all figures there, too\n"
	"      --show FILE       measure nothing; print what --csv has written\n"
	"  lostkick lookups [--quick] [--csv FILE]\n"
	"                                     how long it takes to find whom to "
	"kick\n"
	"  lostkick soak [DESIGN...] [options]\n"
	"                                     long runs with interrupts: is anything "
	"lost?\n"
	"      --turns N         acquisitions of each lock (default: 1000000)\n"
	"      --threads N       so many threads (default: 8, or 2 if it only spins)\n"
	"      --quiet-time S    seconds without progress that mean they hang\n"
	"                        (default: 30)\n"
	"\n"
	"Start with:  lostkick explore break_on_empty --scenario collide\n"
	"\n"
	"Exit status: 0 holds, 1 violated, 2 wrong usage or input, 75 no "
	"verdict.\n";

/* What is wrong in @file, or on the command line if it is NULL. */
static int complain(const char *file, const char *what, const char *where,
		    const char *right)
{
	fprintf(stderr, "lostkick: %s%s%s '%s'; %s\n", file ? file : "",
		file ? ": " : "", what, where, right);
	return STATUS_USAGE;
}

static int usage(const char *what, const char *where, const char *right)
{
	return complain(NULL, what, where, right);
}

/* ---- names ---- */

static void join_designs(char *out, size_t size)
{
	const struct design *design;

	out[0] = '\0';
	for (unsigned int n = 0; (design = explored_design(n)); n++)
		snprintf(out + strlen(out), size - strlen(out), "%s%s",
			 n ? ", " : "", design->name);
}

static void join_scenarios(char *out, size_t size)
{
	const char *name;

	out[0] = '\0';
	for (unsigned int n = 0; (name = scenario_name(n)); n++)
		snprintf(out + strlen(out), size - strlen(out), "%s%s",
			 n ? ", " : "", name);
}

/* On a bad name, which @file or the command line has, say so, and return NULL. */
static const struct design *look_up_design(const char *name, const char *file)
{
	const struct design *design = explored_design_named(name);
	char names[2000], right[2048];

	if (!design) {
		join_designs(names, sizeof(names));
		snprintf(right, sizeof(right), "there are: %s", names);
		complain(file, "no design", name, right);
	}
	return design;
}

/* Look both up; on a bad name, which @file or the command line has, say so, and
 * return 0. */
static int look_up(const char *design_name, const char *scenario_name,
		   unsigned int cpus, const char *file,
		   const struct design **design, struct scenario *scenario)
{
	char right[1024], names[900];

	*design = look_up_design(design_name, file);
	if (!*design)
		return 0;
	if (scenario_make(scenario, scenario_name, cpus))
		return 1;
	if (scenario->cpus) {
		snprintf(right, sizeof(right), "it takes %u to %d",
			 scenario->cpus, MAX_CPUS);
		snprintf(names, sizeof(names), "%u", cpus);
		complain(file, "too few or too many CPUs for this scenario:",
			 names, right);
	} else {
		join_scenarios(names, sizeof(names));
		snprintf(right, sizeof(right), "there are: %s", names);
		complain(file, "no scenario", scenario_name, right);
	}
	return 0;
}

static int list(void)
{
	const struct design *design;
	struct scenario scenario;
	const char *name;

	printf("designs\n");
	for (unsigned int n = 0; (design = explored_design(n)); n++)
		printf("  %-16s %s\n", design->name, design->about);
	printf("\nscenarios, and how many CPUs unless --cpus says so\n");
	for (unsigned int n = 0; (name = scenario_name(n)); n++) {
		scenario_make(&scenario, name, 0);
		printf("  %-16s %u CPUs: %s\n", name, scenario.cpus,
		       scenario.about);
	}
	printf("\nproperties\n");
	for (int p = NOTHING + 1; p < PROPERTIES; p++)
		printf("  %s\n", property_name((enum property)p));
	return 0;
}

/* ---- explore ---- */

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

/* A number from 1 to @most, or 0. */
static unsigned long parse_number(const char *text, unsigned long most)
{
	char *end;
	unsigned long value;

	errno = 0;
	value = strtoul(text, &end, 10);
	return errno || *end || text[0] == '-' || value > most ? 0 : value;
}

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

static int parse_explore(int argc, char **argv, struct explore_request *ask)
{
	static const struct option options[] = {
		{ "scenario", required_argument, NULL, 's' },
		{ "cpus", required_argument, NULL, 'c' },
		{ "model", required_argument, NULL, 'm' },
		{ "json", required_argument, NULL, 'j' },
		{ "only", required_argument, NULL, 'o' },
		{ "max-states", required_argument, NULL, 'n' },
		{ "max-memory", required_argument, NULL, 'y' },
		{ "quiet", no_argument, NULL, 'q' },
		{ 0 }
	};
	int option, status;

	opterr = 0;
	while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (option == '?')
			return usage("no option", argv[optind - 1],
				     "see lostkick --help");
		if (option == ':')
			return usage("a value is missing after",
				     argv[optind - 1], "see lostkick --help");
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
static int parse_run(int argc, char **argv, struct explore_request *ask,
		     const struct design **design, struct scenario *scenario)
{
	int status = parse_explore(argc, argv, ask);

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

static int explore_command(int argc, char **argv)
{
	struct explore_request ask = { .scenario = "one-lock" };
	const struct design *design;
	struct scenario scenario;
	struct outcome outcome;
	int status = parse_run(argc, argv, &ask, &design, &scenario);
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
	if (ask.json && !schedule_save(&outcome, ask.json)) {
		fprintf(stderr, "lostkick: cannot write '%s': %s\n", ask.json,
			strerror(errno));
		status = STATUS_NO_VERDICT;
	}
	outcome_free(&outcome);
	return status;
}

/* ---- replay ---- */

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

static int replay_command(int argc, char **argv)
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

/* ---- step ---- */

static int step_command(int argc, char **argv)
{
	struct explore_request ask = { .scenario = "one-lock" };
	const struct design *design;
	struct scenario scenario;
	int status = parse_run(argc, argv, &ask, &design, &scenario);

	if (status)
		return status;
	return step_through(design, &scenario, stdin, stdout) ? STATUS_VIOLATED
							      : STATUS_HOLDS;
}

/* ---- stress ---- */

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
			return usage(option == ':' ? "a value is missing after"
						   : "no option",
				     argv[optind - 1], "see lostkick --help");
		status = set_stress_option(plan, option, optarg);
		if (status)
			return status;
	}
	if (optind + 1 == argc)
		return 0;
	return usage("one design, no more and no less, after", "stress",
		     "lostkick list names them");
}

static int stress_command(int argc, char **argv)
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

static int tries_command(int argc, char **argv)
{
	struct explore_request ask = { .scenario = "one-lock" };
	const struct design *design;
	struct scenario scenario;
	int status = parse_run(argc, argv, &ask, &design, &scenario);

	if (status)
		return status;
	if (tries_write(design, &scenario, ask.options.max_states, stdout))
		return 0;
	fprintf(stderr, "lostkick: standard output: %s\n", strerror(errno));
	return STATUS_NO_VERDICT;
}

/* ---- tables of some designs ---- */

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

static int cost_command(int argc, char **argv)
{
	int status;

	optind = 1;
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
			return usage(option == ':' ? "a value is missing after"
						   : "no option",
				     argv[optind - 1], "see lostkick --help");
		*slice = (unsigned int)parse_number(optarg, 1000000);
		if (*slice < 100)
			return usage("no good slice:", optarg,
				     "100 to 1000000 steps");
	}
	return check_designs(argc, argv);
}

static int overcommit_command(int argc, char **argv)
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

/* ---- judge ---- */

/* The folder above the program that has @name in it. */
static int find_above(char *out, size_t size, const char *name)
{
	char program[400];
	ssize_t length = readlink("/proc/self/exe", program,
				  sizeof(program) - 1);
	char *slash;

	program[length > 0 ? length : 0] = '\0';
	while ((slash = strrchr(program, '/'))) {
		*slash = '\0';
		snprintf(out, size, "%s/%s", program, name);
		if (access(out, F_OK) == 0)
			return 1;
	}
	return 0;
}

/* What `judge` is asked. */
struct judging {
	char folder[700], machine[450];
	const char *file, *result, *tries;
	bool trust;
	uint64_t seed;
	int seeded;
};

static int cannot_write(const char *path)
{
	fprintf(stderr, "lostkick: cannot write '%s': %s\n", path,
		strerror(errno));
	return STATUS_NO_VERDICT;
}

static int judge_file(const struct judging *ask)
{
	static struct exercise exercise;
	static struct judgement judgement;
	int status;

	if (!exercise_read(&exercise, ask->folder,
			   ask->seeded ? &ask->seed : NULL)) {
		fprintf(stderr, "lostkick: %s\n", exercise.manifest.why);
		exercise_free(&exercise);
		return STATUS_USAGE;
	}
	if (ask->trust && exercise.kind != CODE)
		return usage("no code is asked for by", exercise.name,
			     "judge it without --trust");
	if (ask->trust)
		judge_trusting(&exercise, ask->machine, ask->file, &judgement);
	else if (ask->tries)
		judge_for_player(&exercise, ask->machine, ask->file,
				 &judgement);
	else
		judge(&exercise, ask->machine, ask->file, CONFINEMENTS,
		      &judgement);
	grade_print(&judgement, &exercise, stdout);
	status = judgement.verdict == PASSED	   ? STATUS_HOLDS
		 : judgement.verdict == NO_VERDICT ? STATUS_NO_VERDICT
						   : STATUS_VIOLATED;
	if (ask->result && status != STATUS_NO_VERDICT &&
	    !grade_save(&judgement, &exercise, ask->result))
		status = cannot_write(ask->result);
	if (judgement.tries && !json_save_whole(judgement.tries, ask->tries))
		status = cannot_write(ask->tries);
	judgement_free(&judgement);
	exercise_free(&exercise);
	return status;
}

/* Fills in the folders; 0, or the status to end with. */
static int find_exercise(struct judging *ask, const char *name)
{
	char exercises[450];

	if (!find_above(exercises, sizeof(exercises), "exercises") ||
	    !find_above(ask->machine, sizeof(ask->machine),
			"src/machine/jailed.h"))
		return usage("no folder", "exercises",
			     "it and src/ are above the program");
	*strrchr(ask->machine, '/') = '\0';
	snprintf(ask->folder, sizeof(ask->folder), "%s/%s", exercises, name);
	if (strchr(name, '/') || access(ask->folder, F_OK) != 0)
		return usage("no exercise", name,
			     "the name of a folder in exercises/");
	return 0;
}

static int judge_command(int argc, char **argv)
{
	static const struct option options[] = {
		{ "result", required_argument, NULL, 'r' },
		{ "seed", required_argument, NULL, 's' },
		{ "tries", required_argument, NULL, 'p' },
		{ "trust", no_argument, NULL, 't' },
		{ 0 }
	};
	struct judging ask = { .result = NULL };
	int option, status;

	opterr = 0;
	while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (option == 'r')
			ask.result = optarg;
		else if (option == 't')
			ask.trust = true;
		else if (option == 'p')
			ask.tries = optarg;
		else if (option == 's' && seed_read(optarg, &ask.seed))
			ask.seeded = 1;
		else if (option == 's')
			return usage("no seed", optarg,
				     "16 hexadecimal digits, as `lostkick seed` "
				     "prints them");
		else
			return usage(option == ':' ? "a value is missing after"
						   : "no option",
				     argv[optind - 1], "see lostkick --help");
	}
	if (optind + 2 != argc)
		return usage("an exercise and a file are needed after", "judge",
			     "see lostkick --help");
	if (ask.trust && (ask.result || ask.tries))
		return usage("nothing is written with", "--trust",
			     "it is no grade");
	status = find_exercise(&ask, argv[optind]);
	ask.file = argv[optind + 1];
	return status ? status : judge_file(&ask);
}

/* ---- seed ---- */

static int seed_command(int argc, char **argv)
{
	static const struct option options[] = {
		{ "key", required_argument, NULL, 'k' }, { 0 }
	};
	unsigned char key[1024];
	struct judging ask;
	size_t size;
	FILE *in;
	int status;

	opterr = 0;
	if (getopt_long(argc, argv, ":", options, NULL) != 'k' ||
	    optind + 2 != argc)
		return usage("a key, an exercise and a student are needed after",
			     "seed", "lostkick seed --key FILE 04-mcs ada");
	status = find_exercise(&ask, argv[optind]);
	if (status)
		return status;
	in = fopen(optarg, "rb");
	size = in ? fread(key, 1, sizeof(key), in) : 0;
	if (in)
		fclose(in);
	if (size < 16)
		return usage("no key", optarg,
			     "a file of 16 bytes or more that nobody else has");
	printf("%016" PRIx64 "\n", seed_of(key, size, argv[optind],
					   argv[optind + 1]));
	return STATUS_HOLDS;
}

/* ---- speed ---- */

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

static int speed(void)
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

static bool stands_alone(const char *command)
{
	return strcmp(command, "list") == 0 ||
	       strcmp(command, "scoreboard") == 0 ||
	       strcmp(command, "speed") == 0;
}

static int run_command(int argc, char **argv)
{
	const char *command = argc > 1 ? argv[1] : "";

	for (int i = 2; i < argc; i++)
		if (strcmp(argv[i], "--help") == 0)
			command = "--help";
	if (strcmp(command, "--help") == 0 || strcmp(command, "help") == 0) {
		fputs(help, stdout);
		return 0;
	}
	if (argc > 2 && stands_alone(command))
		return usage("one word too many:", argv[2],
			     "see lostkick --help");
	if (strcmp(command, "list") == 0)
		return list();
	if (strcmp(command, "explore") == 0)
		return explore_command(argc - 1, argv + 1);
	if (strcmp(command, "replay") == 0)
		return replay_command(argc - 1, argv + 1);
	if (strcmp(command, "step") == 0)
		return step_command(argc - 1, argv + 1);
	if (strcmp(command, "stress") == 0)
		return stress_command(argc - 1, argv + 1);
	if (strcmp(command, "judge") == 0)
		return judge_command(argc - 1, argv + 1);
	if (strcmp(command, "seed") == 0)
		return seed_command(argc - 1, argv + 1);
	if (strcmp(command, "tries") == 0)
		return tries_command(argc - 1, argv + 1);
	if (strcmp(command, "cost") == 0)
		return cost_command(argc - 1, argv + 1);
	if (strcmp(command, "overcommit") == 0)
		return overcommit_command(argc - 1, argv + 1);
	if (strcmp(command, "scoreboard") == 0) {
		static struct score score;

		score_explore(&score, isatty(STDERR_FILENO) ? stderr : NULL,
			      NULL);
		score_print(&score, stdout);
		return 0;
	}
	if (strcmp(command, "speed") == 0)
		return speed();
	if (strcmp(command, "bench") == 0)
		return bench_command(argc - 1, argv + 1);
	if (strcmp(command, "soak") == 0)
		return soak_command(argc - 1, argv + 1);
	if (strcmp(command, "lookups") == 0)
		return lookups_command(argc - 1, argv + 1);
	return usage(argc > 1 ? "no command" : "a command is missing after",
		     argc > 1 ? command : "lostkick", "see lostkick --help");
}

/** @return the exit status: an enumerator that begins with STATUS. */
int main(int argc, char **argv)
{
	int status = run_command(argc, argv);

	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fprintf(stderr, "lostkick: cannot write to standard output; is the "
			"disk full?\n");
	return STATUS_NO_VERDICT;
}
