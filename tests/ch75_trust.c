/* Tangled from lit/75-trust.nw; edit that file, not this one. */
/**
 * @file ch75_trust.c
 * @brief Jailed or not, an answer gets the same verdict.
 */
#define _GNU_SOURCE
#include <glob.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "judge/judge.h"
#include "suite.h"

struct summary {
	enum judged verdict;
	enum property property;
	unsigned int parts, steps;
	int points;
	double interleavings[MAX_PARTS];
};

static struct exercise exercise;

static struct summary sum_up(struct judgement *j)
{
	struct summary sum = { .verdict = j->verdict,
			       .parts = j->parts,
			       .points = j->points };

	for (unsigned int i = 0; i < j->parts; i++) {
		const struct outcome *o = &j->part[i].outcome;

		if (!j->part[i].explored)
			continue;
		sum.property = o->property;
		sum.steps = o->trace.steps;
		sum.interleavings[i] = o->interleavings;
	}
	judgement_free(j);
	return sum;
}

/* false: it has died. */
static bool judge_trusting_in_child(const char *path, struct summary *sum)
{
	static struct judgement judgement;
	struct summary *shared = mmap(NULL, sizeof(*shared),
				      PROT_READ | PROT_WRITE,
				      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t child;
	int status;

	ck_assert_ptr_ne(shared, MAP_FAILED);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		alarm(60);
		judge_trusting(&exercise, "src/machine", path, &judgement);
		*shared = sum_up(&judgement);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	*sum = *shared;
	munmap(shared, sizeof(*shared));
	return status == 0;
}

static void check_both(const char *path)
{
	static struct judgement judgement;
	struct summary jailed, trusted;

	judge(&exercise, "src/machine", path, CONFINEMENTS, &judgement);
	jailed = sum_up(&judgement);
	ck_assert_msg(judge_trusting_in_child(path, &trusted),
		      "%s: it dies; right would be: %s", path,
		      judged_name(jailed.verdict));
	ck_assert_msg(trusted.verdict == jailed.verdict &&
			      trusted.parts == jailed.parts &&
			      trusted.points == jailed.points &&
			      trusted.property == jailed.property &&
			      trusted.steps == jailed.steps,
		      "%s: %s (%s, %u parts, %u steps); in the jail: %s (%s, %u, "
		      "%u)",
		      path, judged_name(trusted.verdict),
		      property_name(trusted.property), trusted.parts,
		      trusted.steps, judged_name(jailed.verdict),
		      property_name(jailed.property), jailed.parts,
		      jailed.steps);
	for (unsigned int i = 0; i < jailed.parts; i++)
		ck_assert_double_eq_tol(trusted.interleavings[i],
					jailed.interleavings[i],
					1e-12 * (1 + fabs(jailed.interleavings[i])));
}

static void check_folder(const char *folder)
{
	static const char *const answers[] = { "*.c", "right/*.c", "wrong/*.c" };

	for (size_t n = 0; n < 3; n++) {
		char pattern[300];
		glob_t files;

		snprintf(pattern, sizeof(pattern), "%s/%s", folder, answers[n]);
		ck_assert_int_eq(glob(pattern, 0, NULL, &files), 0);
		for (size_t i = 0; i < files.gl_pathc; i++)
			check_both(files.gl_pathv[i]);
		globfree(&files);
	}
}

START_TEST(both_ways_agree)
{
	glob_t folders;
	unsigned int checked = 0;

	ck_assert_int_eq(glob("exercises/[0-9][0-9]-*", 0, NULL, &folders), 0);
	for (size_t n = 0; n < folders.gl_pathc; n++) {
		ck_assert_msg(exercise_read(&exercise, folders.gl_pathv[n], NULL),
			      "%s", exercise.manifest.why);
		if (exercise.kind == CODE) {
			check_folder(folders.gl_pathv[n]);
			checked++;
		}
		exercise_free(&exercise);
	}
	globfree(&folders);
	ck_assert_uint_ge(checked, 3);
}
END_TEST

SUITE("75 Judging code of your own", both_ways_agree)
