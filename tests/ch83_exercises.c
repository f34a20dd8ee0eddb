/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file ch83_exercises.c
 * @brief A manifest with an error is named, and so is the error.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "judge/exercise.h"
#include "suite.h"

static struct exercise exercise;

static void must_refuse(const char *manifest, const char *complaint)
{
	char folder[] = "/tmp/lostkick-manifest-XXXXXX", path[64], why[700];
	FILE *out;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/exercise.json", folder);
	out = fopen(path, "w");
	ck_assert_ptr_nonnull(out);
	fputs(manifest, out);
	fclose(out);
	ck_assert(!exercise_read(&exercise, folder, why, sizeof(why)));
	exercise_free(&exercise);
	unlink(path);
	rmdir(folder);
	ck_assert_msg(strncmp(why, path, strlen(path)) == 0 &&
			      strstr(why, complaint),
		      "%s; right would be: %s", why, complaint);
}

#define MANIFEST(lock, runs)                                              \
	"{\"title\":\"t\",\"version\":1,\"points\":1,\"file\":\"f.c\","     \
	"\"lock\":" lock ",\"memory\":[],\"fifo\":false,\"runs\":" runs "}"
#define LOCK(offset)                                                  \
	"{\"symbol\":\"s\",\"stride\":4,\"fields\":[{\"name\":\"\"," \
	"\"offset\":" offset ",\"size\":4}]}"

START_TEST(manifest_errors)
{
	must_refuse("{\n\"title\": }", ":2: ");
	must_refuse("{}", "title");
	must_refuse(MANIFEST(LOCK("4"), "[]"), "no room for");
	must_refuse(MANIFEST(LOCK("0"), "[]"), "runs");
	must_refuse(MANIFEST(LOCK("0"),
			     "[{\"scenario\":\"none\",\"cpus\":2}]"),
		    "no such scenario");
}
END_TEST

SUITE("83 Exercises as data", manifest_errors)
