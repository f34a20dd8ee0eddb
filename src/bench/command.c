/* Tangled from lit/74-bench-command.nw; edit that file, not this one. */
/**
 * @file bench/command.c
 * @brief `lostkick bench`: read what is asked, and run the rounds.
 */
#define _GNU_SOURCE
#include "bench/command.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct complaint {
	char *why;
	size_t size;
};

static bool complain(struct complaint *c, const char *what, const char *where,
		     const char *right)
{
	snprintf(c->why, c->size, "%s '%s'; %s", what, where, right);
	return false;
}

static bool number_in(const char *text, unsigned long least, unsigned long most,
		      unsigned int *value)
{
	unsigned long number;
	char *end;

	errno = 0;
	number = strtoul(text, &end, 10);
	*value = (unsigned int)number;
	return !errno && !*end && *text >= '0' && *text <= '9' &&
	       number >= least && number <= most;
}

/* "1,2,16" */
static bool numbers_in(const char *text, unsigned long most,
		       unsigned int *value, unsigned int *count)
{
	char copy[400], *rest = copy, *part;

	snprintf(copy, sizeof(copy), "%s", text);
	*count = 0;
	while ((part = strsep(&rest, ",")))
		if (*count == MOST_VALUES ||
		    !number_in(part, 1, most, &value[(*count)++]))
			return false;
	return true;
}

/* "0-3,6" */
static bool cpus_in(const char *text, cpu_set_t *cpus)
{
	char copy[400], *rest = copy, *part, *dash;
	unsigned int from, to;

	snprintf(copy, sizeof(copy), "%s", text);
	CPU_ZERO(cpus);
	while ((part = strsep(&rest, ","))) {
		dash = strchr(part, '-');
		if (dash)
			*dash = '\0';
		if (!number_in(part, 0, CPU_SETSIZE - 1, &from) ||
		    !number_in(dash ? dash + 1 : part, from, CPU_SETSIZE - 1,
			       &to))
			return false;
		for (; from <= to; from++)
			CPU_SET(from, cpus);
	}
	return true;
}

static void name_cpus(const cpu_set_t *cpus, char *out, size_t size)
{
	out[0] = '\0';
	for (unsigned int from = 0, to; from < CPU_SETSIZE; from = to + 1) {
		size_t used = strlen(out);

		to = from;
		if (!CPU_ISSET(from, cpus))
			continue;
		while (to + 1 < CPU_SETSIZE && CPU_ISSET(to + 1, cpus))
			to++;
		snprintf(out + used, size - used, to > from ? "%s%u-%u" : "%s%u",
			 used ? "," : "", from, to);
	}
}

static bool choose_cpus(const char *text, const cpu_set_t *allowed,
			cpu_set_t *cpus, struct complaint *c)
{
	char names[300], right[400];
	cpu_set_t both;

	name_cpus(allowed, names, sizeof(names));
	snprintf(right, sizeof(right), "this process may use %s", names);
	if (!cpus_in(text, cpus))
		return complain(c, "no list of CPUs", text, right);
	CPU_AND(&both, cpus, allowed);
	return CPU_EQUAL(&both, cpus) ||
	       complain(c, "not all of these CPUs are ours:", text, right);
}

static bool choose_locks(const char *text, struct bench_request *ask,
			 struct complaint *c)
{
	char copy[1000], names[900] = "", right[950], *rest = copy, *part;

	snprintf(copy, sizeof(copy), "%s", text);
	for (unsigned int n = 0; looped_lock(n); n++)
		snprintf(names + strlen(names), sizeof(names) - strlen(names),
			 "%s%s", n ? ", " : "", looped_lock(n)->name);
	snprintf(right, sizeof(right), "there are: %s", names);
	ask->locks = 0;
	while ((part = strsep(&rest, ","))) {
		const struct looped *lock = looped_named(part);

		if (!lock || ask->locks == MOST_LOCKS)
			return complain(c, "no lock", part, right);
		ask->lock[ask->locks++] = lock;
	}
	return true;
}

static void choose_all_locks(struct bench_request *ask)
{
	for (ask->locks = 0; looped_lock(ask->locks); ask->locks++)
		ask->lock[ask->locks] = looped_lock(ask->locks);
}

static const struct option bench_options[] = {
	{ "threads", required_argument, NULL, 't' },
	{ "cpus", required_argument, NULL, 'u' },
	{ "pin", no_argument, NULL, 'p' },
	{ "critical", required_argument, NULL, 'c' },
	{ "think", required_argument, NULL, 'k' },
	{ "patience", required_argument, NULL, 'y' },
	{ "seconds", required_argument, NULL, 's' },
	{ "rounds", required_argument, NULL, 'r' },
	{ "locks", required_argument, NULL, 'l' },
	{ "csv", required_argument, NULL, 'o' },
	{ "show", required_argument, NULL, 'w' },
	{ "quick", no_argument, NULL, 'q' },
	{ 0 }
};

static void be_quick(struct bench_request *ask)
{
	static const unsigned int few[] = { 1, 2, 16 };

	memcpy(ask->threads, few, sizeof(few));
	ask->thread_counts = 3;
	ask->rounds = 1;
	ask->plan.seconds = 0.06;
}

static bool choose_seconds(const char *text, double *seconds)
{
	char *end;

	*seconds = strtod(text, &end);
	return !*end && *seconds >= 0.01 && *seconds <= 60;
}

static bool set_bench_option(struct bench_request *ask, int option,
			     const char *value, const cpu_set_t *allowed,
			     struct complaint *c)
{
	switch (option) {
	case 't':
		return numbers_in(value, MOST_THREADS, ask->threads,
				  &ask->thread_counts) ||
		       complain(c, "no numbers of threads:", value,
				"1 to 64 each, such as 1,2,16");
	case 'y':
		return numbers_in(value, 1000000, ask->patience,
				  &ask->patiences) ||
		       complain(c, "no patience:", value,
				"1 to 1000000 looks, or a list such as 64,1024");
	case 'u':
		return choose_cpus(value, allowed, &ask->plan.cpus, c);
	case 'c':
		return number_in(value, 0, 1000000, &ask->plan.critical) ||
		       complain(c, "no length of a critical section:", value,
				"0 to 1000000 turns");
	case 'k':
		return number_in(value, 0, 1000000, &ask->plan.think) ||
		       complain(c, "no time to think:", value,
				"0 to 1000000 turns");
	case 's':
		return choose_seconds(value, &ask->plan.seconds) ||
		       complain(c, "no length of a round:", value,
				"0.01 to 60 seconds");
	case 'r':
		return number_in(value, 1, MOST_ROUNDS, &ask->rounds) ||
		       complain(c, "no number of rounds:", value, "1 to 100");
	case 'l':
		return choose_locks(value, ask, c);
	case 'o':
		ask->csv = value;
		return true;
	case 'w':
		ask->show = value;
		return true;
	case 'p':
		ask->plan.pin = true;
		return true;
	default:
		be_quick(ask);
		return true;
	}
}

bool bench_parse(int argc, char **argv, struct bench_request *ask, char *why,
		 size_t size)
{
	static const unsigned int many[] = { 1, 2, 4, 8, 16, 32, 64 };
	struct complaint c = { why, size };
	cpu_set_t allowed;
	int option;

	memset(ask, 0, sizeof(*ask));
	sched_getaffinity(0, sizeof(allowed), &allowed);
	ask->plan = (struct round_plan){ .cpus = allowed,
					 .critical = 50,
					 .think = 50,
					 .seconds = 0.5 };
	ask->rounds = 5;
	memcpy(ask->threads, many, sizeof(many));
	ask->thread_counts = sizeof(many) / sizeof(many[0]);
	ask->patience[0] = 1024;
	ask->patiences = 1;
	choose_all_locks(ask);
	optind = 0; /* begin anew */
	opterr = 0;
	while ((option = getopt_long(argc, argv, ":", bench_options, NULL)) !=
	       -1) {
		if (option == '?' || option == ':')
			return complain(&c,
					option == ':' ? "a value is missing after"
						      : "no option",
					argv[optind - 1], "see lostkick --help");
		if (!set_bench_option(ask, option, optarg, &allowed, &c))
			return false;
	}
	if (optind < argc)
		return complain(&c, "one word too many:", argv[optind],
				"see lostkick --help");
	if (!ask->show && CPU_COUNT(&ask->plan.cpus) < 2)
		return complain(&c, "too few CPUs for a contest:", "1",
				"two or more; on one, lostkick overcommit counts "
				"steps");
	return true;
}

static struct gathered *gathered;
static unsigned int cells;
static volatile sig_atomic_t stopped;

static void stop(int signal)
{
	(void)signal;
	stopped = 1;
}

/* A cell for each lock, number of threads and patience. */
static void lay_out(const struct bench_request *ask)
{
	gathered = calloc((size_t)ask->locks * ask->thread_counts *
				  ask->patiences,
			  sizeof(*gathered));
	for (unsigned int t = 0; gathered && t < ask->thread_counts; t++)
		for (unsigned int p = 0; p < ask->patiences; p++)
			for (unsigned int l = 0; l < ask->locks; l++) {
				struct gathered *g = &gathered[cells];

				if (ask->lock[l]->alone && ask->threads[t] > 1)
					continue;
				g->lock = ask->lock[l];
				g->plan = ask->plan;
				g->plan.threads = ask->threads[t];
				g->plan.patience = (int)ask->patience[p];
				cells++;
			}
}

/* 0, or the status to end with. */
static int one_round(struct gathered *g)
{
	static struct round round;

	memset(&round, 0, sizeof(round));
	if (!bench_round(g->lock, &g->plan, &round)) {
		if (stopped)
			return 130;
		fprintf(stderr, "lostkick: a round of '%s': %s\n",
			g->lock->name, strerror(errno));
		return 75;
	}
	if (round.overlapped && strcmp(g->lock->name, "nothing") != 0) {
		fprintf(stderr, "lostkick: '%s' has let two threads in\n",
			g->lock->name);
		return 1;
	}
	gather(g, &round);
	return 0;
}

static int all_rounds(unsigned int rounds)
{
	int status = 0;

	for (unsigned int r = 0; r < rounds; r++)
		for (unsigned int n = 0; n < cells && !status; n++) {
			if (isatty(STDERR_FILENO))
				fprintf(stderr,
					"\rround %u of %u: %2u threads, %-18s ",
					r + 1, rounds,
					gathered[n].plan.threads,
					gathered[n].lock->name);
			status = one_round(&gathered[n]);
		}
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%50s\r", "");
	return status;
}

static int show(const struct bench_request *ask, struct sheet *sheet)
{
	char why[600];

	if (sheet_load(sheet, ask->show, why, sizeof(why))) {
		sheet_print(sheet, stdout);
		return 0;
	}
	fprintf(stderr, "lostkick: %s\n", why);
	return 2;
}

int bench_command(int argc, char **argv)
{
	static struct sheet sheet;
	static struct bench_request ask;
	struct sigaction on_stop = { .sa_handler = stop };
	char why[1300];
	int status;

	if (!bench_parse(argc, argv, &ask, why, sizeof(why))) {
		fprintf(stderr, "lostkick: %s\n", why);
		return 2;
	}
	if (ask.show)
		return show(&ask, &sheet);
	sheet_machine(&sheet);
	sigaction(SIGINT, &on_stop, NULL);
	sigaction(SIGTERM, &on_stop, NULL);
	lay_out(&ask);
	status = all_rounds(ask.rounds);
	for (unsigned int n = 0; n < cells && sheet.lines < MOST_LINES; n++)
		if (gathered[n].rounds)
			sheet_add(&sheet, &gathered[n]);
	sheet_print(&sheet, stdout);
	if (ask.csv && sheet.lines && !sheet_save(&sheet, ask.csv)) {
		fprintf(stderr, "lostkick: cannot write '%s': %s\n", ask.csv,
			strerror(errno));
		status = 75;
	}
	return status;
}
