/* Tangled from lit/87-judging.nw; edit that file, not this one. */
/**
 * @file ch87_judging.c
 * @brief Right answers pass, wrong ones are rejected for the right reason, and
 * hostile ones achieve nothing.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <glob.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "designs.h"
#include "judge/jail.h"
#include "judge/grade.h"
#include "machine/cage.h"
#include "suite.h"

static struct exercise exercise;
static struct judgement judgement;

static void read_exercise(const char *name)
{
	char folder[100];

	snprintf(folder, sizeof(folder), "exercises/%s", name);
	ck_assert_msg(exercise_read(&exercise, folder, NULL), "%s",
		      exercise.manifest.why);
}

static void judge_in(enum confinement box, const char *path)
{
	judge(&exercise, "src/machine", path, box, &judgement);
}

/* What the first line of a file says. */
static void right_verdict(const char *path, char right[80])
{
	FILE *in = fopen(path, "r");

	ck_assert_ptr_nonnull(in);
	ck_assert_msg(fscanf(in, "/* judged: %79[^*]", right) == 1,
		      "%s: no verdict in its first line", path);
	fclose(in);
	right[strlen(right) - 1] = '\0';
}

static const char *given_verdict(void)
{
	return *judgement.property ? judgement.property
				   : judged_name(judgement.verdict);
}

/* Is it one of those that @right names? "fifo or deadlock": variants differ. */
static bool names_verdict(const char *right, const char *given)
{
	size_t size = strlen(given);

	for (const char *one = right; one; one = strstr(one, " or ")) {
		one += one == right ? 0 : strlen(" or ");
		if (strncmp(one, given, size) == 0 &&
		    (!one[size] || strncmp(one + size, " or ", 4) == 0))
			return true;
	}
	return false;
}

static void check_answer(const char *path)
{
	char right[80];

	right_verdict(path, right);
	judge_in(CONFINEMENTS, path);
	ck_assert_msg(names_verdict(right, given_verdict()),
		      "%s: judged: %s: %s; right would be: %s", path,
		      given_verdict(), judgement.why, right);
	judgement_free(&judgement);
}

static size_t check_all(const char *pattern)
{
	glob_t files;
	size_t count = 0;

	if (glob(pattern, 0, NULL, &files) == 0) {
		for (count = 0; count < files.gl_pathc; count++)
			check_answer(files.gl_pathv[count]);
		globfree(&files);
	}
	return count;
}

static void check_folder(const char *folder)
{
	char pattern[300];

	snprintf(pattern, sizeof(pattern), "%s/*.c", folder);
	ck_assert_uint_eq(check_all(pattern), 1);
	snprintf(pattern, sizeof(pattern), "%s/right/*.c", folder);
	ck_assert_uint_ge(check_all(pattern), 3);
	snprintf(pattern, sizeof(pattern), "%s/wrong/*.c", folder);
	ck_assert_uint_ge(check_all(pattern), 5);
}

START_TEST(starters_and_answers)
{
	glob_t folders;
	unsigned int checked = 0;

	ck_assert_int_eq(glob("exercises/[0-9][0-9]-*", 0, NULL, &folders), 0);
	for (size_t n = 0; n < folders.gl_pathc; n++) {
		read_exercise(strchr(folders.gl_pathv[n], '/') + 1);
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

START_TEST(hostile_answers)
{
	read_exercise("03-ticket");
	ck_assert_uint_ge(check_all("tests/hostile/*.c"), 120);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	ck_assert_int_eq(errno, ECHILD);
}
END_TEST

static void check_agreement(const char *name, const char *path,
			    const char *design)
{
	read_exercise(name);
	judge_in(CONFINEMENTS, path);
	ck_assert_uint_eq(judgement.verdict, PASSED);
	ck_assert_uint_eq(judgement.parts, exercise.runs);
	for (unsigned int i = 0; i < judgement.parts; i++) {
		const struct outcome *o = &judgement.part[i].outcome;
		struct outcome same;

		explore(explored_design_named(design), &exercise.run[i].scenario,
			NULL, &same);
		ck_assert_uint_eq(same.verdict, HOLDS);
		/* two ways to add up large numbers */
		ck_assert_double_eq_tol(same.interleavings / o->interleavings,
					1, 1e-12);
		outcome_free(&same);
	}
	judgement_free(&judgement);
}

START_TEST(explorer_agrees)
{
	check_agreement("03-ticket", "exercises/03-ticket/right/solution.c",
			"ticket");
	check_agreement("04-mcs", "exercises/04-mcs/right/solution.c", "mcs");
	check_agreement("03-ttas", "exercises/03-ttas/right/solution.c",
			"ttas");
}
END_TEST

START_TEST(no_file)
{
	char folder[] = "/tmp/lostkick-no-file-XXXXXX", path[5][64];
	FILE *large;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	for (int i = 0; i < 5; i++)
		snprintf(path[i], sizeof(path[i]), "%s/%d.c", folder, i);
	ck_assert_int_eq(mkfifo(path[0], 0600), 0);
	ck_assert_int_eq(symlink("/etc/passwd", path[1]), 0);
	ck_assert_int_eq(mkdir(path[2], 0700), 0);
	large = fopen(path[3], "w");
	ck_assert_ptr_nonnull(large);
	for (int i = 0; i <= MAX_SOURCE; i++)
		fputc(' ', large);
	fclose(large);
	read_exercise("03-ticket");
	for (int i = 0; i < 5; i++) { /* the last one is not there */
		judge_in(CONFINEMENTS, path[i]);
		ck_assert_uint_eq(judgement.verdict, NO_FILE);
		remove(path[i]);
	}
	rmdir(folder);
}
END_TEST

static bool box_works(enum confinement box)
{
	static const char source[] = "#include \"ticket.h\"\n"
				     "void lock(unsigned int w) { (void)w; }\n"
				     "void unlock(unsigned int w) { (void)w; }\n";
	const struct job job = { "src/machine",	  exercise.folder,
				 exercise.file,	  source,
				 strlen(source), exercise.arguments };
	struct compiled c = box_compile(&job, box);

	free(c.program);
	if (c.what == NO_BOX)
		fprintf(stderr, "skipped: a box of %s cannot be had here\n",
			confinement_name(box));
	return c.what == COMPILED;
}

START_TEST(boxes)
{
	static const char *const readers[] = {
		"tests/hostile/incbin.c", "tests/hostile/directives.c",
		"tests/hostile/include_answers.c",
		"tests/hostile/include_zero.c",
		"tests/hostile/installed_answers.c"
	};
	unsigned int tried = 0;

	read_exercise("03-ticket");
	for (enum confinement box = 0; box < CONFINEMENTS; box++) {
		if (!box_works(box))
			continue;
		tried++;
		judge_in(box, "tests/hostile/include_passwd.c");
		ck_assert_uint_eq(judgement.verdict, DOES_NOT_COMPILE);
		ck_assert_ptr_null(strstr(judgement.why, "root"));
		for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]);
		     i++) {
			judge_in(box, readers[i]);
			ck_assert_uint_eq(judgement.verdict, DOES_NOT_COMPILE);
		}
		judge_in(box, "tests/hostile/by_box/is_there_a_file.c");
		ck_assert_str_eq(given_verdict(), box == BUBBLEWRAP
							  ? "mutual exclusion"
							  : "does not compile");
		judgement_free(&judgement);
		judge_in(box, "exercises/03-ticket/right/solution.c");
		ck_assert_uint_eq(judgement.verdict, PASSED);
		ck_assert_uint_eq(judgement.tools.confinement, box);
		judgement_free(&judgement);
	}
	ck_assert_uint_ge(tried, 1);
}
END_TEST

static struct compiled compile_answer(const char *path)
{
	static char source[MAX_SOURCE];
	FILE *in = fopen(path, "r");
	struct job job = { "src/machine", exercise.folder, exercise.file,
			   source,	  0,		   exercise.arguments };
	struct compiled c;

	ck_assert_ptr_nonnull(in);
	job.size = fread(source, 1, sizeof(source), in);
	fclose(in);
	c = box_compile(&job, BUBBLEWRAP);
	if (c.what == NO_BOX)
		c = box_compile(&job, LANDLOCK);
	ck_assert_int_eq(c.what, COMPILED);
	return c;
}

/* The mappings of this process's only child; NULL if it may not be asked. */
static FILE *mappings_of_child(void)
{
	char path[64];
	long child;
	FILE *in;

	snprintf(path, sizeof(path), "/proc/self/task/%d/children",
		 (int)getpid());
	in = fopen(path, "r");
	if (!in)
		return NULL;
	ck_assert_int_eq(fscanf(in, "%ld", &child), 1);
	fclose(in);
	snprintf(path, sizeof(path), "/proc/%ld/maps", child);
	return fopen(path, "r");
}

START_TEST(cage_is_all)
{
	struct compiled c;
	char line[300], why[100];
	unsigned long from, to;
	unsigned int mappings = 0;
	FILE *maps;

	read_exercise("03-ticket");
	c = compile_answer("exercises/03-ticket/right/solution.c");
	ck_assert(jail_open(c.program, c.size, "ticket.c", why, sizeof(why)));
	maps = mappings_of_child();
	if (!maps)
		fprintf(stderr, "skipped: the mappings of a jailed process may "
				"not be read here\n");
	while (maps && fgets(line, sizeof(line), maps)) {
		ck_assert_int_eq(sscanf(line, "%lx-%lx", &from, &to), 2);
		if (strstr(line, "[vsyscall]"))
			continue; /* the kernel's; a call there is a system call */
		ck_assert_msg(from >= CAGE_BASE && to <= CAGE_END, "%s", line);
		ck_assert_msg(!strstr(line, "wx"), "%s", line);
		mappings++;
	}
	if (maps)
		ck_assert_uint_ge(mappings, 3);
	jail_close();
	free(c.program);
}
END_TEST

/* Bytes of its head are changed at random, the same ones in each run. */
START_TEST(strange_programs)
{
	struct compiled c;
	char why[100], *strange;
	unsigned int refused = 0;

	read_exercise("03-ticket");
	c = compile_answer("exercises/03-ticket/right/solution.c");
	strange = malloc(c.size);
	ck_assert_ptr_nonnull(strange);
	srand(1);
	for (int i = 0; i < 400; i++) {
		size_t size = i % 4 ? c.size : (size_t)rand() % c.size;

		memcpy(strange, c.program, c.size);
		for (int n = 0; n < 1 + i % 5; n++)
			strange[rand() % 400] = (char)(rand() >> 8);
		if (jail_open(strange, size, "ticket.c", why, sizeof(why))) {
			jail_request(jail_call(false, 0, 0));
			jail_close();
		} else {
			refused++;
		}
	}
	ck_assert_uint_ge(refused, 100);
	free(strange);
	free(c.program);
}
END_TEST

START_TEST(result_is_written)
{
	char path[] = "/tmp/lostkick-result-XXXXXX";
	json_t *result;

	ck_assert_int_ge(mkstemp(path), 0);
	read_exercise("03-ticket");
	judge_in(CONFINEMENTS, "exercises/03-ticket/wrong/test_and_set.c");
	ck_assert(grade_save(&judgement, &exercise, path));
	judgement_free(&judgement);
	result = json_load_file(path, 0, NULL);
	unlink(path);
	ck_assert_str_eq(json_string_value(json_object_get(result, "verdict")),
			 "violated");
	ck_assert_str_eq(json_string_value(json_object_get(result, "property")),
			 "fifo");
	ck_assert_int_eq(json_integer_value(json_object_get(result, "points")),
			 0);
	json_decref(result);
}
END_TEST

SUITE("87 Judging code you do not trust", starters_and_answers, hostile_answers,
      explorer_agrees, no_file, boxes, cage_is_all, strange_programs,
      result_is_written)
