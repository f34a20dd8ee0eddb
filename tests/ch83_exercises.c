/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file ch83_exercises.c
 * @brief A manifest with an error is named, and so are key and line; each student
 * has a variant, always the same one.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "judge/exercise.h"
#include "judge/seed.h"
#include "suite.h"

static struct exercise exercise;

static bool read_back(const char *manifest, const uint64_t *seed)
{
	char folder[] = "/tmp/lostkick-manifest-XXXXXX", path[64];
	FILE *out;
	bool good;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/exercise.json", folder);
	out = fopen(path, "w");
	ck_assert_ptr_nonnull(out);
	fputs(manifest, out);
	fclose(out);
	good = exercise_read(&exercise, folder, seed);
	unlink(path);
	rmdir(folder);
	return good;
}

#define COMMON                                                         \
	"{\"title\":\"t\",\"version\":1,\"kind\":\"code\",\"level\":1,"   \
	"\"minutes\":9,\"points\":2,\"file\":\"f.c\",\n"                    \
	"\"pool\":\"practice\",\"outcome\":\"You can.\",\n"
#define LOCK "\"lock\":{\"symbol\":\"s\",\"stride\":4,\"fields\":["
#define ITS_FIELD(offset) "{\"name\":\"\",\"offset\":" offset ",\"size\":4}]},\n"
#define RUNS(cpus)                                             \
	"\"runs\":[\n{\"scenario\":\"twice\",\"cpus\":2,\"points\":1},\n" \
	"{\"scenario\":\"twice\",\"points\":1,\"cpus\":" cpus "}]"

static void must_refuse(const char *manifest, const char *complaint)
{
	const char *why = exercise.manifest.why;

	ck_assert(!read_back(manifest, NULL));
	ck_assert_msg(strstr(why, complaint), "%s; right would be: %s", why,
		      complaint);
	exercise_free(&exercise);
}

START_TEST(manifest_errors)
{
	ck_assert_msg(read_back(COMMON LOCK ITS_FIELD("0") RUNS("3") "}", NULL),
		      "%s", exercise.manifest.why);
	exercise_free(&exercise);
	must_refuse("{\n\"title\": }", ".json:2: ");
	must_refuse("{}", ":1: kind: ");
	must_refuse(COMMON LOCK ITS_FIELD("4") RUNS("3") "}",
		    ":3: lock.fields[0]: a field that");
	must_refuse(COMMON LOCK ITS_FIELD("0") RUNS("99") "}",
		    ":6: runs[1].cpus: ");
	must_refuse(COMMON LOCK ITS_FIELD("0") RUNS("\"3\"") "}",
		    ":6: runs[1].cpus: ");
	must_refuse(COMMON LOCK ITS_FIELD("0") RUNS("3") ",\n\"runz\":[]}",
		    ":7: runz: no such key");
	must_refuse(COMMON LOCK ITS_FIELD("0") "\"runs\":[]}", ":4: runs: ");
	must_refuse(COMMON LOCK ITS_FIELD("0")
		    "\"runs\":[{\"scenario\":\"none\",\"cpus\":2,\"points\":2}]}",
		    ":4: runs[0].scenario: no such scenario");
	must_refuse(COMMON LOCK ITS_FIELD("0")
		    "\"runs\":[{\"scenario\":\"twice\",\"cpus\":2,\"points\":1}]}",
		    ":1: points: not the sum of its parts");
}
END_TEST

#define VARY "\"vary\":[[{},{\"define\":{\"WIDTH\":3}}]," \
	     "[{},{},{\"title\":\"other\"}]],\n"

START_TEST(seed_chooses)
{
	unsigned int wide = 0, other = 0;

	for (uint64_t seed = 0; seed < 6; seed++) {
		ck_assert(read_back(COMMON VARY LOCK ITS_FIELD("0") RUNS("3") "}",
				    &seed));
		wide += manifest_find(&exercise.manifest, "define.WIDTH") != NULL;
		other += strcmp(exercise.title, "other") == 0;
		exercise_free(&exercise);
	}
	ck_assert_uint_eq(wide, 3);
	ck_assert_uint_eq(other, 2);
}
END_TEST

START_TEST(seed_is_standard)
{
	char digits[DIGEST_DIGITS + 1];
	uint64_t seed;

	ck_assert_uint_eq(seed_of("course", 6, "04-mcs", "ada"),
			  0x711679b8ad9fa069);
	digest_of("abc", 3, digits);
	ck_assert_str_eq(digits, "ba7816bf8f01cfea414140de5dae2223b00361a396177"
				 "a9cb410ff61f20015ad");
	ck_assert(seed_read("00000000000000ff", &seed));
	ck_assert_uint_eq(seed, 255);
	ck_assert(!seed_read("ff", &seed));
	ck_assert(!seed_read("00000000000000FG", &seed));
}
END_TEST

SUITE("83 Exercises as data", manifest_errors, seed_chooses, seed_is_standard)
