/* Tangled from lit/87-judging.nw; edit that file, not this one. */
/**
 * @file judge/judge.c
 * @brief The verdict on an answer to an exercise.
 */
#define _GNU_SOURCE
#include "judge/judge.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "explore/schedule.h"
#include "explore/search.h"
#include "judge/jail.h"
#include "judge/trust.h"
#include "machine/cage.h"
#include "machine/coroutine.h"
#include "machine/shared.h"

static void call(bool dropping, unsigned int which)
{
	unsigned int place = jail_call(dropping, which, machine_cpu);
	const struct request *r;
	const volatile void *touched;

	while ((r = jail_request(place))) {
		if (jail_ending(place, &touched) == PLAIN)
			coroutine_fault(touched);
		place = jail_answer(place, machine_ask(r));
	}
}

static void jailed_lock(unsigned int which)
{
	call(false, which);
}

static void jailed_unlock(unsigned int which)
{
	call(true, which);
}

const char *judged_name(enum judged judged)
{
	static const char *const names[] = {
		[PASSED] = "holds",
		[BROKEN_PROPERTY] = "violated",
		[TOUCHED_PLAINLY] = "plain access to shared memory",
		[TOUCHED_WILDLY] = "wild access",
		[HAS_DIED] = "died",
		[IS_STUCK] = "stuck",
		[IS_FLOODING] = "flooding",
		[IS_NOT_DETERMINISTIC] = "not deterministic",
		[DOES_NOT_COMPILE] = "does not compile",
		[NO_FILE] = "not a regular file, or too large",
		[TOO_MANY_STATES] = "too many states",
	};

	return names[judged];
}

/* The bytes of the answer, or NULL: then the judgement is made. */
static char *read_answer(const char *path, size_t *size, struct judgement *j)
{
	int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char *bytes = malloc(MAX_SOURCE + 1);
	struct stat about;
	ssize_t got = -1;

	if (!bytes)
		abort();
	if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode))
		got = read(file, bytes, MAX_SOURCE + 1);
	if (file >= 0)
		close(file);
	if (got >= 0 && got <= MAX_SOURCE) {
		*size = (size_t)got;
		return bytes;
	}
	free(bytes);
	j->verdict = NO_FILE;
	snprintf(j->why, sizeof(j->why),
		 "right would be: a plain file of at most %d bytes", MAX_SOURCE);
	return NULL;
}

/* The compiler's first lines, with nothing in them that a terminal obeys. */
static void quote(char *out, size_t room, const char *words)
{
	enum { LINES = 5 };
	unsigned int lines = 0;
	size_t n = 0;

	while (*words == '\n')
		words++;
	for (; *words && n + 1 < room && lines < LINES; words++) {
		out[n++] = *words == '\n' || isprint((unsigned char)*words)
				   ? *words
				   : '?';
		lines += *words == '\n';
	}
	while (n > 0 && out[n - 1] == '\n')
		n--;
	out[n] = '\0';
}

/* The program, or NULL: then the judgement is made. */
static char *compile(const struct job *job, enum confinement wanted,
		     size_t *size, struct judgement *j)
{
	struct compiled c = { .what = NO_BOX };
	enum confinement box = wanted == CONFINEMENTS ? BUBBLEWRAP : wanted;

	for (; c.what == NO_BOX && box < CONFINEMENTS; box++) {
		c = box_compile(job, box);
		j->confinement = box;
		if (wanted != CONFINEMENTS)
			break;
	}
	if (c.what == NO_BOX) {
		fprintf(stderr,
			"lostkick: nothing here can confine a compiler; right "
			"would be: gcc, and bubblewrap with user namespaces, or "
			"a kernel with Landlock\n");
		exit(75);
	}
	*size = c.size;
	if (c.what == COMPLAINED) {
		j->verdict = DOES_NOT_COMPILE;
		quote(j->why, sizeof(j->why), c.words);
	}
	return c.program;
}

/* Put the first values where the explorer looks for them. */
static void spread(const struct exercise *e)
{
	void *at = mmap((void *)CAGE_SHARED, CAGE_SHARED_BYTES,
			PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1,
			0);

	if (at != (void *)CAGE_SHARED) {
		fprintf(stderr, "lostkick: the window of shared memory: %s\n",
			strerror(errno));
		exit(75);
	}
	memcpy(at, e->memory, CAGE_SHARED_BYTES);
	shared_move(at, CAGE_SHARED_BYTES);
}

static void gather(void)
{
	shared_move_back();
	munmap((void *)CAGE_SHARED, CAGE_SHARED_BYTES);
}

/* A state has 600 bytes at most; a judgement then stays below 512 MB. */
enum { MAX_STATES = 400000 };

static enum judged verdict_of(const struct outcome *o)
{
	static const enum judged by_ending[] = {
		[RUNS_ON] = BROKEN_PROPERTY,
		[WILD] = TOUCHED_WILDLY,
		[DIED] = HAS_DIED,
		[STUCK] = IS_STUCK,
		[FLOODING] = IS_FLOODING,
		[NOT_DETERMINISTIC] = IS_NOT_DETERMINISTIC,
	};
	const char *text = strchr(o->detail, ' ');

	if (o->verdict == HOLDS)
		return PASSED;
	if (o->verdict == OUT_OF_BUDGET && strncmp(o->detail, "the memory", 10) == 0) {
		fprintf(stderr, "lostkick: no verdict: %s\n", o->detail);
		exit(75);
	}
	if (o->verdict == OUT_OF_BUDGET)
		return o->states < MAX_STATES ? IS_FLOODING : TOO_MANY_STATES;
	if (o->property == PLAIN_ACCESS)
		return TOUCHED_PLAINLY;
	if (o->property == WILD_ACCESS)
		return TOUCHED_WILDLY;
	if (o->property == BUG_REACHED && text)
		return by_ending[jail_ending_told(text + 1)];
	return BROKEN_PROPERTY;
}


static void replay(const struct design *design, const struct scenario *scenario,
		   const struct outcome *o)
{
	struct schedule schedule = { .json = outcome_to_json(o),
				     .cpus = o->cpus,
				     .steps = o->trace.steps };
	struct trace trace = { 0 };
	enum property violated;
	char why[512] = "";
	bool same = schedule_replay(&schedule, design, scenario, &trace,
				    &violated, why, sizeof(why)) &&
		    (violated == o->property || o->property == PROGRESS);

	if (!same) {
		fprintf(stderr,
			"lostkick: no verdict: the search says \"%s\", and the "
			"tiny machine does not come to that (%s); right would "
			"be: both agree, so please report it with the file\n",
			property_name(o->property),
			why[0] ? why : property_name(violated));
		exit(75);
	}
	trace_free(&trace);
	schedule_free(&schedule);
}

static void explore_answer(const struct exercise *e, void (*lock)(unsigned int),
			   void (*unlock)(unsigned int), struct judgement *j)
{
	const struct search_options options = { .max_states = MAX_STATES };
	struct design design = e->design;

	design.lock = lock;
	design.unlock = unlock;
	for (j->runs = 0; j->runs < e->runs && j->verdict == PASSED;) {
		struct outcome *o = &j->outcome[j->runs++];

		explore(&design, &e->run[j->runs - 1], &options, o);
		if (o->verdict == VIOLATED)
			replay(&design, &e->run[j->runs - 1], o);
		j->verdict = verdict_of(o);
		if (j->verdict != PASSED)
			snprintf(j->why, sizeof(j->why), "%s", o->detail);
	}
}

void judge(const struct exercise *e, const char *machine, const char *path,
	   enum confinement confinement, struct judgement *j)
{
	struct job job = { .machine = machine,
			   .exercise = e->folder,
			   .name = e->file,
			   .symbols = e->symbols };
	char *source, *program;
	size_t size;

	memset(j, 0, sizeof(*j));
	j->confinement = CONFINEMENTS;
	source = read_answer(path, &job.size, j);
	if (!source)
		return;
	job.source = source;
	program = compile(&job, confinement, &size, j);
	if (program && !jail_open(program, size, e->file, j->why,
				   sizeof(j->why))) {
		j->verdict = DOES_NOT_COMPILE;
	} else if (program) {
		spread(e);
		explore_answer(e, jailed_lock, jailed_unlock, j);
		jail_close();
		gather();
	}
	free(program);
	free(source);
}

void judge_trusting(const struct exercise *e, const char *machine,
		    const char *path, struct judgement *j)
{
	const struct job job = { .machine = machine,
				 .exercise = e->folder,
				 .name = e->file,
				 .symbols = e->symbols };
	struct trusted answer;

	memset(j, 0, sizeof(*j));
	j->confinement = CONFINEMENTS;
	j->trusted = true;
	if (!trust_load(&answer, path, &job)) {
		j->verdict = DOES_NOT_COMPILE;
		return;
	}
	spread(e);
	explore_answer(e, answer.lock, answer.unlock, j);
	gather();
	trust_unload(&answer);
}

void judgement_free(struct judgement *j)
{
	for (unsigned int i = 0; i < j->runs; i++)
		outcome_free(&j->outcome[i]);
}

void judgement_print(const struct judgement *j, const struct exercise *e,
		     FILE *out)
{
	for (unsigned int i = 0; i < j->runs; i++) {
		outcome_print(&j->outcome[i], out);
		fprintf(out, "\n");
	}
	if (j->confinement != CONFINEMENTS)
		fprintf(out, "compiled in a box of %s\n",
			confinement_name(j->confinement));
	if (j->verdict == BROKEN_PROPERTY)
		fprintf(out, "violated: %s: ",
			property_name(j->outcome[j->runs - 1].property));
	else
		fprintf(out, "%s%s", judged_name(j->verdict),
			j->why[0] ? ": " : "");
	fprintf(out, "%s\n", j->why);
	if (j->trusted) {
		fprintf(out, "not confined: this is no grade\n");
		return;
	}
	fprintf(out, "%d of %d points\n", j->verdict == PASSED ? e->points : 0,
		e->points);
}

static json_t *as_json(const struct judgement *j, const struct exercise *e)
{
	json_t *runs = json_array();

	for (unsigned int i = 0; i < j->runs; i++)
		json_array_append_new(runs, outcome_to_json(&j->outcome[i]));
	return json_pack(
		"{s:s, s:s, s:i, s:s, s:s, s:s, s:s, s:i, s:i, s:o}", "format", "lostkick-judge-1",
		"exercise", e->name, "exercise_version", e->version, "verdict",
		judged_name(j->verdict), "property",
		j->verdict == BROKEN_PROPERTY
			? property_name(j->outcome[j->runs - 1].property)
			: "",
		"why", j->why, "compiled_in",
		j->confinement < CONFINEMENTS
			? confinement_name(j->confinement)
			: "",
		"points", j->verdict == PASSED ? e->points : 0, "max_points",
		e->points, "runs", runs);
}

bool judgement_save(const struct judgement *j, const struct exercise *e,
		    const char *path)
{
	json_t *json = as_json(j, e);
	bool saved = json_save_whole(json, path);
	int error = errno;

	json_decref(json);
	errno = error;
	return saved;
}
