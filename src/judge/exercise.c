/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file judge/exercise.c
 * @brief An exercise: what is asked, and what is demanded.
 */
#include "judge/exercise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/trace.h"
#include "judge/kind_keys.h"
#include "judge/seed.h"
#include "judge/shared_memory.h"
#include "machine/cage.h"

static const char *const kinds[KINDS] = {
	[CODE] = "code",   [SCHEDULE] = "schedule", [NUMBERS] = "numbers",
	[TABLE] = "table", [SCENARIO] = "scenario",
};

const char *kind_name(enum kind kind)
{
	return kinds[kind];
}

static enum kind read_kind(struct manifest *m)
{
	const char *name = manifest_text(m, 20, "kind");

	for (enum kind kind = 0; kind < KINDS; kind++)
		if (strcmp(name, kinds[kind]) == 0)
			return kind;
	manifest_wrong(m, "right would be: code, schedule, numbers, table or "
			  "scenario", "kind");
	return CODE;
}

static bool names_operation(struct manifest *m, unsigned int n, const char *op)
{
	unsigned int count = manifest_count(m, 0, 2, "runs[%u].must", n);

	for (unsigned int i = 0; i < count; i++)
		if (strcmp(manifest_text(m, 8, "runs[%u].must[%u]", n, i), op) == 0)
			return true;
	return false;
}

/* "only" or "ignore" of a run: the properties that are not looked at. */
static uint32_t read_ignored(struct manifest *m, unsigned int n)
{
	enum property property;
	uint32_t ignored = 0;
	bool only = manifest_find(m, "runs[%u].only", n);
	const char *key = only ? "only" : "ignore";
	unsigned int count = manifest_count(m, 0, 8, "runs[%u].%s", n, key);

	for (unsigned int i = 0; i < count; i++) {
		const char *name = manifest_text(m, 60, "runs[%u].%s[%u]", n,
						 key, i);

		if (property_by_name(name, &property))
			ignored |= 1u << property;
		else
			manifest_wrong(m, "no such property; `lostkick list` "
				       "names them", "runs[%u].%s[%u]", n, key,
				       i);
	}
	return only ? ALL_PROPERTIES & ~ignored : ignored;
}

static void read_run(struct exercise *e, unsigned int n)
{
	struct manifest *m = &e->manifest;
	struct run *run = &e->run[n];
	const char *scenario;
	unsigned int cpus;

	manifest_keys(m, "scenario cpus points extra must local by_reading "
		      "max_rmws max_lines only ignore", "runs[%u]", n);
	scenario = manifest_text(m, 20, "runs[%u].scenario", n);
	cpus = (unsigned int)manifest_number(m, 1, MAX_CPUS, "runs[%u].cpus", n);
	if (!m->bad && !scenario_make(&run->scenario, scenario, cpus))
		manifest_wrong(m, "no such scenario, or not with so many CPUs",
			       "runs[%u].scenario", n);
	run->scenario.ignored = read_ignored(m, n);
	run->points = (int)manifest_number(m, 0, 100, "runs[%u].points", n);
	run->extra = manifest_flag(m, "runs[%u].extra", n);
	run->local = manifest_flag(m, "runs[%u].local", n);
	run->by_reading = manifest_flag(m, "runs[%u].by_reading", n);
	run->halts = names_operation(m, n, "WAIT");
	run->kicks = names_operation(m, n, "KICK");
	if (manifest_find(m, "runs[%u].max_rmws", n))
		run->max_rmws = (unsigned int)manifest_number(
			m, 1, 200, "runs[%u].max_rmws", n);
	if (manifest_find(m, "runs[%u].max_lines", n))
		run->max_lines = (unsigned int)manifest_number(
			m, 1, 64, "runs[%u].max_lines", n);
}

static void read_runs(struct exercise *e)
{
	e->runs = manifest_count(&e->manifest, 1, MAX_RUNS, "runs");
	for (unsigned int n = 0; n < e->runs; n++)
		read_run(e, n);
}

static bool is_file_name(const char *name)
{
	return *name && !strchr(name, '/') && *name != '-' && *name != '.';
}

static void read_common(struct exercise *e)
{
	struct manifest *m = &e->manifest;

	e->kind = read_kind(m);
	e->title = manifest_text(m, 80, "title");
	e->file = manifest_text(m, 40, "file");
	if (!m->bad && !is_file_name(e->file))
		manifest_wrong(m, "no good name for a file", "file");
	e->version = (int)manifest_number(m, 1, 1000, "version");
	e->points = (int)manifest_number(m, 1, 100, "points");
	manifest_number(m, 1, 4, "level");
	manifest_number(m, 1, 1000, "minutes");
	manifest_text(m, 200, "outcome");
	if (manifest_find(m, "task"))
		e->task = manifest_text(m, 200, "task");
	if (strcmp(manifest_text(m, 10, "pool"), "practice") != 0 &&
	    strcmp(manifest_text(m, 10, "pool"), "graded") != 0)
		manifest_wrong(m, "right would be: practice or graded", "pool");
}

#define COMMON "title version kind level minutes points file pool outcome task "
#define MEMORY "lock memory fifo doorway overtakes table define runs "

static void read_all(struct exercise *e)
{
	static const char *const keys[KINDS] = {
		[CODE] = COMMON MEMORY "changes given",
		[SCHEDULE] = COMMON MEMORY "design given scenario cpus reach",
		[NUMBERS] = COMMON "questions",
		[TABLE] = COMMON MEMORY "given sites",
		[SCENARIO] = COMMON MEMORY "given mutants turns",
	};

	seed_apply(&e->manifest, e->seed);
	read_common(e);
	manifest_keys(&e->manifest, keys[e->kind], "%s", "");
	e->design.name = e->name;
	e->design.about = e->title;
	if (e->manifest.bad)
		return;
	if (manifest_find(&e->manifest, "lock"))
		shared_memory_read(e);
	if (e->kind == CODE || e->kind == TABLE)
		read_runs(e);
	if (!e->manifest.bad)
		kind_keys_check(e);
}

bool exercise_read(struct exercise *e, const char *folder, const uint64_t *seed)
{
	char path[sizeof(e->folder) + 32];
	const char *slash;

	memset(e, 0, sizeof(*e));
	snprintf(e->folder, sizeof(e->folder), "%s", folder);
	slash = strrchr(e->folder, '/');
	e->name = slash ? slash + 1 : e->folder;
	e->seeded = seed;
	e->seed = seed ? *seed : 0;
	e->memory = calloc(1, CAGE_SHARED_BYTES);
	if (!e->memory)
		abort();
	snprintf(path, sizeof(path), "%s/exercise.json", folder);
	if (manifest_load(&e->manifest, path))
		read_all(e);
	return !e->manifest.bad;
}

void exercise_free(struct exercise *e)
{
	manifest_free(&e->manifest);
	free(e->memory);
}
