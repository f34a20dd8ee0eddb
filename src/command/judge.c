/* Tangled from lit/68-commands.nw; edit that file, not this one. */
/**
 * @file command/judge.c
 * @brief judge and seed.
 */
#include <getopt.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "explore/schedule.h"
#include "judge/grade.h"

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

int judge_command(int argc, char **argv)
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
			return bad_option(option, argv);
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

int seed_command(int argc, char **argv)
{
	static const struct option options[] = {
		{ "key", required_argument, NULL, 'k' }, { 0 }
	};
	unsigned char key[1025]; /* one more than a key may have */
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
	if (size < 16 || size == sizeof(key))
		return usage("no key", optarg,
			     "a file of 16 to 1024 bytes that nobody else has");
	printf("%016" PRIx64 "\n", seed_of(key, size, argv[optind],
					   argv[optind + 1]));
	return STATUS_HOLDS;
}
