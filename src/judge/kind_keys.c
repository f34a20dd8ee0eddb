/* Tangled from lit/81-kinds.nw; edit that file, not this one. */
/**
 * @file judge/kind_keys.c
 * @brief The keys of a manifest that only some kinds have.
 */
#include "judge/kind_keys.h"

#include <string.h>
#include <unistd.h>

#include "designs.h"
#include "explore/trace.h"

static void check_file(struct exercise *e, const char *path, unsigned int n)
{
	char where[40], file[sizeof(e->folder) + 64];
	const char *name;

	snprintf(where, sizeof(where), path, n);
	name = manifest_text(&e->manifest, 60, "%s", where);
	snprintf(file, sizeof(file), "%s/%s", e->folder, name);
	if (strstr(name, "..") || access(file, R_OK))
		manifest_wrong(&e->manifest, "no such file in the exercise", "%s",
			       where);
}

static void check_lock(struct exercise *e)
{
	if (!manifest_find(&e->manifest, "lock"))
		manifest_wrong(&e->manifest, "needed, since there is code", "lock");
}

static void check_design(struct exercise *e, const char *prefix)
{
	struct manifest *m = &e->manifest;
	const char *name = manifest_text(m, 40, "%sdesign", prefix);

	if (!m->bad && !explored_design_named(name))
		manifest_wrong(m, "no such design; `lostkick list` names them",
			       "%sdesign", prefix);
}

/* @cpus: where it stands; NULL if the kind needs no number. */
static void check_plan(struct exercise *e, const char *prefix, bool with_cpus)
{
	struct manifest *m = &e->manifest;
	const char *name = manifest_text(m, 20, "%sscenario", prefix);
	struct scenario scenario;
	unsigned int cpus = 0;

	if (with_cpus)
		cpus = (unsigned int)manifest_number(m, 1, MAX_CPUS, "%scpus",
						     prefix);
	if (!m->bad && !scenario_make(&scenario, name, cpus))
		manifest_wrong(m, "no such scenario, or not with so many CPUs",
			       "%sscenario", prefix);
}

static long points_of_runs(const struct exercise *e)
{
	long points = 0;

	for (unsigned int n = 0; n < e->runs; n++)
		points += e->run[n].points;
	return points;
}

static long check_code(struct exercise *e)
{
	check_lock(e);
	if (manifest_find(&e->manifest, "changes"))
		manifest_number(&e->manifest, 1, 40, "changes");
	return points_of_runs(e);
}

static long check_schedule(struct exercise *e)
{
	struct manifest *m = &e->manifest;
	enum property property;
	long points;

	manifest_keys(m, "property op function points shortest", "reach");
	if (manifest_find(m, "given")) {
		check_file(e, "given", 0);
		check_lock(e);
	} else {
		check_design(e, "");
	}
	check_plan(e, "", true);
	points = manifest_number(m, 1, 100, "reach.points");
	if (!manifest_find(m, "reach.property")) {
		manifest_text(m, 12, "reach.op");
		manifest_text(m, 40, "reach.function");
		return points;
	}
	if (!property_by_name(manifest_text(m, 60, "reach.property"), &property))
		manifest_wrong(m, "no such property; `lostkick list` names them",
			       "reach.property");
	if (manifest_find(m, "reach.shortest"))
		points += manifest_number(m, 1, 100, "reach.shortest");
	return points;
}

static long check_question(struct exercise *e, unsigned int n)
{
	static const char *const asks[] = {
		"schedules", "steps", "states", "rmws", "lines", "fewest CPUs",
		"probes to insert", "probes to find", "probes to miss",
	};
	struct manifest *m = &e->manifest;
	enum property property;
	const char *ask = manifest_text(m, 20, "questions[%u].ask", n);
	char prefix[30];
	bool known = false;

	manifest_keys(m, "name ask design scenario property cpus nesting points",
		      "questions[%u]", n);
	manifest_text(m, 60, "questions[%u].name", n);
	snprintf(prefix, sizeof(prefix), "questions[%u].", n);
	if (strcmp(ask, "tail") == 0) {
		manifest_number(m, 0, 10000, "questions[%u].cpus", n);
		manifest_number(m, 0, 3, "questions[%u].nesting", n);
	} else {
		for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++)
			known = known || strcmp(ask, asks[i]) == 0;
		if (!known)
			manifest_wrong(m, "right would be: schedules, steps, "
				       "states, rmws, lines, fewest CPUs, "
				       "probes to insert, find or miss, or tail",
				       "questions[%u].ask", n);
		check_design(e, prefix);
		check_plan(e, prefix, strcmp(ask, "fewest CPUs") != 0);
		if (manifest_find(m, "questions[%u].property", n) &&
		    !property_by_name(manifest_text(m, 60,
						    "questions[%u].property", n),
				      &property))
			manifest_wrong(m, "no such property; `lostkick list` "
				       "names them", "questions[%u].property", n);
	}
	return manifest_number(m, 1, 100, "questions[%u].points", n);
}

static long check_numbers(struct exercise *e)
{
	unsigned int questions = manifest_count(&e->manifest, 1, 12, "questions");
	long points = 0;

	for (unsigned int n = 0; n < questions; n++)
		points += check_question(e, n);
	return points;
}

static long check_table(struct exercise *e)
{
	struct manifest *m = &e->manifest;
	unsigned int sites = manifest_count(m, 1, 8, "sites"), levels;
	long points = points_of_runs(e);

	check_lock(e);
	check_file(e, "given", 0);
	for (unsigned int n = 0; n < sites; n++) {
		manifest_keys(m, "name levels points", "sites[%u]", n);
		manifest_text(m, 30, "sites[%u].name", n);
		levels = manifest_count(m, 2, 6, "sites[%u].levels", n);
		for (unsigned int i = 0; i < levels; i++)
			manifest_text(m, 40, "sites[%u].levels[%u]", n, i);
		points += manifest_number(m, 0, 100, "sites[%u].points", n);
	}
	return points;
}

static long check_scenario(struct exercise *e)
{
	struct manifest *m = &e->manifest;
	unsigned int mutants = manifest_count(m, 1, 20, "mutants");
	long points = 0;

	check_lock(e);
	check_file(e, "given", 0);
	if (manifest_find(m, "turns"))
		manifest_number(m, 1, 24, "turns");
	for (unsigned int n = 0; n < mutants; n++) {
		manifest_keys(m, "file points", "mutants[%u]", n);
		check_file(e, "mutants[%u].file", n);
		points += manifest_number(m, 1, 100, "mutants[%u].points", n);
	}
	return points;
}

void kind_keys_check(struct exercise *e)
{
	static long (*const by_kind[KINDS])(struct exercise *) = {
		[CODE] = check_code,	     [SCHEDULE] = check_schedule,
		[NUMBERS] = check_numbers, [TABLE] = check_table,
		[SCENARIO] = check_scenario,
	};
	long points = by_kind[e->kind](e);

	if (points != e->points)
		manifest_wrong(&e->manifest, "not the sum of its parts", "points");
}
