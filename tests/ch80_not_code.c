/* Tangled from lit/80-not-code.nw; edit that file, not this one. */
/**
 * @file ch80_not_code.c
 * @brief Answers that are not code: strange ones, wrong ones, and long ones.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "judge/judge.h"
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

static void must_get(enum judged right, const void *bytes, size_t size)
{
	char path[] = "/tmp/lostkick-answer-XXXXXX";
	int file = mkstemp(path);

	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, bytes, size), (ssize_t)size);
	close(file);
	judge(&exercise, "src/machine", path, CONFINEMENTS, &judgement);
	unlink(path);
	ck_assert_msg(judgement.verdict == right,
		      "%.200s: %s: %s; right would be: %s", (const char *)bytes,
		      judged_name(judgement.verdict), judgement.why,
		      judged_name(right));
	judgement_free(&judgement);
}

static void text_must_get(enum judged right, const char *text)
{
	must_get(right, text, strlen(text));
}

/* The same words, again and again, up to the size that is allowed. */
static void flood_must_get(enum judged right, const char *head, const char *word)
{
	static char flood[MAX_SOURCE + 1];
	size_t length = strlen(head);

	strcpy(flood, head);
	for (; length + strlen(word) <= MAX_SOURCE; length += strlen(word))
		strcpy(flood + length, word);
	must_get(right, flood, length);
}

#define HEAD "lostkick-schedule-1 flag one-lock 2:"

START_TEST(strange_schedules)
{
	static const char *const texts[] = {
		"", "\n", "0 1 0 1", "{}", "lostkick-schedule-1",
		"lostkick-schedule-1 flag one-lock 2", "LOSTKICK-SCHEDULE-1",
		"lostkick-schedule-2 flag one-lock 2: 0 1 0 1",
		" " HEAD " 0 1 0 1", HEAD " 0,1,0,1", HEAD " CPU0",
		HEAD " 0 -1", HEAD " 0 6", HEAD " 0 99999999999999999999",
		HEAD " 0x1", HEAD " 0gg", HEAD " 0z", HEAD " 0 \xff",
		"lostkick-schedule-1 mcs one-lock 2: 0 1 0 1",
		"lostkick-schedule-1 flag twice 2: 0 1 0 1",
		"lostkick-schedule-1 flag one-lock 3: 0 1 0 1",
		"lostkick-schedule-1 flag one-lock 0: 0 1 0 1",
		"lostkick-schedule-1 flag one-lock -1: 0 1 0 1",
		"lostkick-schedule-1 %n%s%s%s one-lock 2: 0 1 0 1",
		"lostkick-schedule-1 ../../flag one-lock 2: 0 1 0 1",
	};

	read_exercise("02-break-the-flag");
	for (size_t n = 0; n < sizeof(texts) / sizeof(texts[0]); n++)
		text_must_get(NO_SENSE, texts[n]);
	must_get(NO_SENSE, HEAD "\0 0 1 0 1", sizeof(HEAD) + 8);
	flood_must_get(NO_SENSE, "lostkick-schedule-1 ", "flag");
	flood_must_get(NO_SENSE, HEAD " ", "1");
	exercise_free(&exercise);
}
END_TEST

START_TEST(wrong_schedules)
{
	const uint64_t three_cpus = 1; /* a seed */

	read_exercise("02-break-the-flag");
	text_must_get(PASSED, HEAD " 0 1 0 1");
	text_must_get(PASSED, HEAD " # both look\n0 1\n# both raise\n0 1\n");
	text_must_get(WRONG_ANSWER, HEAD);
	text_must_get(WRONG_ANSWER, HEAD " # 0 1 0 1");
	text_must_get(WRONG_ANSWER, HEAD " 0 1 0");
	text_must_get(WRONG_ANSWER, HEAD " 0 0 1");  /* it waits */
	text_must_get(WRONG_ANSWER, HEAD " 0 0 0 0"); /* it has ended */
	text_must_get(WRONG_ANSWER, HEAD " 0 2 0 2");
	text_must_get(WRONG_ANSWER, HEAD " 0g");
	text_must_get(WRONG_ANSWER, HEAD " 0i");
	text_must_get(WRONG_ANSWER, HEAD " 0s");
	flood_must_get(WRONG_ANSWER, HEAD " ", "0 ");
	text_must_get(WRONG_ANSWER, HEAD " 0 1 0 1 0"); /* and then? */
	ck_assert_str_eq(judgement.why, "it goes on after the violation; right "
					"would be: to end in it");
	ck_assert_int_eq(judgement.points, 0);
	exercise_free(&exercise);
	ck_assert(exercise_read(&exercise, "exercises/02-break-the-flag",
				&three_cpus));
	text_must_get(WRONG_ANSWER, "lostkick-schedule-1 flag one-lock 3: "
				    "2 2 2 0 1 0 1");
	ck_assert_str_eq(judgement.why, "7 steps; there is one with 4");
	ck_assert_int_eq(judgement.points, 4);
	exercise_free(&exercise);
	read_exercise("04-window");
	text_must_get(WRONG_ANSWER, "lostkick-schedule-1 mcs one-lock 2: 0");
	ck_assert_str_eq(judgement.why, "it does not come there");
	exercise_free(&exercise);
}
END_TEST

START_TEST(no_objects)
{
	static const char *const names[] = { "02-count-them", "03-ticket-sites",
					     "04-mcs-mutants" };
	static const char *const texts[] = {
		"", " ", "null", "true", "7", "\"cpus\"", "[]", "[{}]", "{", "}",
		"{\"a\":1,}", "{'a':1}", "{\"a\":1}{\"a\":1}", "{\"a\":1e999}",
		"{\"a\":99999999999999999999999}", "{\"a\":NaN}",
		"{\"a\":\"\xff\"}", "{\"a\":\"\\u0000\"}", "{\"a\":1,\"a\":2}",
		"\xef\xbb\xbf{}", "/* judged: holds */ {}",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		read_exercise(names[i]);
		for (size_t n = 0; n < sizeof(texts) / sizeof(texts[0]); n++)
			text_must_get(NO_SENSE, texts[n]);
		must_get(NO_SENSE, "{}\0", 3);
		flood_must_get(NO_SENSE, "", "[");
		flood_must_get(NO_SENSE, "", "{\"a\":");
		flood_must_get(NO_SENSE, "{\"a\":", "1");
		exercise_free(&exercise);
	}
}
END_TEST

#define COUNTS(apart) \
	"{\"apart\":" apart ",\"together\":4,\"three\":102,\"shortest\":4"

START_TEST(numbers)
{
	static const char *const wrong[] = { "7", "-6", "6.5", "1e308", "\"6\"",
					     "[6]", "null", "true",
					     "9223372036854775807" };

	read_exercise("02-count-them");
	text_must_get(PASSED, COUNTS("6") "}");
	text_must_get(PASSED, COUNTS("6.0") ",\"remark\":[]}");
	for (size_t n = 0; n < sizeof(wrong) / sizeof(wrong[0]); n++) {
		char text[200];

		snprintf(text, sizeof(text), COUNTS("%s") "}", wrong[n]);
		text_must_get(WRONG_ANSWER, text);
		ck_assert_int_eq(judgement.points, 3);
	}
	text_must_get(WRONG_ANSWER, "{}");
	ck_assert_int_eq(judgement.points, 0);
	exercise_free(&exercise);
}
END_TEST

#define SITES(take, wait, call) \
	"{\"TAKE\":" take ",\"WAIT\":" wait ",\"CALL\":" call "}"
#define EXACTLY "\"exactly my number\""

START_TEST(tables)
{
	read_exercise("03-ticket-sites");
	text_must_get(PASSED, SITES("\"fetch_add\"", EXACTLY,
				    "\"read, then write\",\"REST\":0"));
	text_must_get(WRONG_ANSWER,
		      SITES("\"fetch_add\"", EXACTLY, "\"fetch_add\""));
	ck_assert_int_eq(judgement.points, 5);
	text_must_get(BROKEN_PROPERTY, SITES("\"read, then write\"", EXACTLY,
					     "\"read, then write\""));
	ck_assert_int_eq(judgement.points, 0);
	text_must_get(NO_SENSE, "{}");
	text_must_get(NO_SENSE, SITES("\"fetch_add\"", EXACTLY, "1"));
	text_must_get(NO_SENSE, SITES("\"fetch_add\"", EXACTLY, "null"));
	text_must_get(NO_SENSE, SITES("\"fetch_add\"", EXACTLY, "\"\""));
	text_must_get(NO_SENSE, SITES("\"fetch_add\"", EXACTLY, "\"%s%n\""));
	text_must_get(NO_SENSE, SITES("\"fetch_add\"", "\"fetch_add\"",
				      "\"fetch_add\""));
	text_must_get(NO_SENSE, "{\"TAKE\":\"fetch_add\",\"WAIT\":" EXACTLY
				",\"call\":\"fetch_add\"}");
	exercise_free(&exercise);
}
END_TEST

#define TWO(more) "{\"cpus\":[{\"lock\":\"A\"},{\"lock\":\"A\"" more "}]}"

START_TEST(scenarios)
{
	static const char *const none[] = {
		"{}", "{\"cpus\":{}}", "{\"cpus\":[]}", "{\"cpus\":2}",
		"{\"cpus\":[1]}", "{\"cpus\":[{}]}", "{\"cpus\":[[\"A\"]]}",
		"{\"cpus\":[{\"lock\":1}]}", "{\"cpus\":[{\"lock\":\"\"}]}",
		"{\"cpus\":[{\"lock\":\"a\"}]}", "{\"cpus\":[{\"lock\":\"E\"}]}",
		"{\"cpus\":[{\"lock\":\"AA\"}]}",
		TWO(",\"turns\":0"), TWO(",\"turns\":4"), TWO(",\"turns\":-1"),
		TWO(",\"turns\":4294967297"), TWO(",\"turns\":1.5"),
		TWO(",\"turns\":\"2\""), TWO(",\"interrupt\":1"),
		TWO(",\"interrupt\":\"\""), TWO(",\"color\":\"red\""),
	};

	read_exercise("04-mcs-mutants");
	text_must_get(WRONG_ANSWER, TWO(""));
	ck_assert_int_eq(judgement.points, 6);
	text_must_get(BROKEN_PROPERTY, TWO(",\"interrupt\":\"B\",\"turns\":2"));
	text_must_get(MISSES_DEMAND, TWO(",\"turns\":3},{\"lock\":\"A\",\"turns\":3"));
	for (size_t n = 0; n < sizeof(none) / sizeof(none[0]); n++)
		text_must_get(NO_SENSE, none[n]);
	flood_must_get(NO_SENSE, "{\"cpus\":[{\"lock\":\"A\"}",
		       ",{\"lock\":\"A\"}");
	exercise_free(&exercise);
}
END_TEST

START_TEST(too_large_to_search)
{
	read_exercise("04-mcs-mutants");
	json_object_del(exercise.manifest.json, "turns");
	text_must_get(WRONG_ANSWER,
		      TWO(",\"turns\":3},{\"lock\":\"A\",\"turns\":3},"
			  "{\"lock\":\"B\",\"turns\":3},"
			  "{\"lock\":\"B\",\"turns\":3},"
			  "{\"lock\":\"C\",\"turns\":3"));
	ck_assert_int_eq(judgement.points, 0);
	exercise_free(&exercise);
}
END_TEST

SUITE("80 Answers that are not code", strange_schedules, wrong_schedules,
      no_objects, numbers, tables, scenarios, too_large_to_search)
