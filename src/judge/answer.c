/* Tangled from lit/71-answer.nw; edit that file, not this one. */
/**
 * @file judge/answer.c
 * @brief Code that nobody trusts, as a design that can be explored.
 */
#define _GNU_SOURCE
#include "judge/answer.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "explore/schedule.h"
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
		[MISSES_DEMAND] = "demand missed",
		[CHANGED_TOO_MUCH] = "too many changes",
		[WRONG_ANSWER] = "wrong",
		[DOES_NOT_COMPILE] = "does not compile",
		[NO_FILE] = "not a regular file, or too large",
		[NO_SENSE] = "not an answer of this kind",
		[TOO_MANY_STATES] = "too many states",
		[NO_VERDICT] = "no verdict",
	};

	return names[judged];
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

/* The program, or NULL: then @why has the compiler's words. */
static char *compile(const struct job *job, struct tools *tools, size_t *size,
		     char *why, size_t room)
{
	struct compiled c = { .what = NO_BOX };
	enum confinement box = tools->wanted == CONFINEMENTS ? BUBBLEWRAP
							     : tools->wanted;

	for (; c.what == NO_BOX && box < CONFINEMENTS; box++) {
		c = box_compile(job, box);
		tools->confinement = box;
		if (tools->wanted != CONFINEMENTS)
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
	if (c.what == COMPLAINED)
		quote(why, room, c.words);
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

enum { MAX_ARGUMENTS = 64 };

static char *in_jail; /* the program's file; its variables begin as it says */
static struct trusted trusted; /* or what is not in the jail */

enum judged answer_open(const struct exercise *e, struct tools *tools,
			const struct source *source, const char *const *more,
			char *why, size_t room)
{
	const char *argument[MAX_ARGUMENTS + 1] = { NULL };
	struct job job = { .machine = tools->machine,
			   .exercise = e->folder,
			   .name = source->name,
			   .source = source->bytes,
			   .size = source->size,
			   .symbols = argument };
	unsigned int n = 0;
	size_t size;

	for (unsigned int i = 0; e->arguments[i]; i++)
		argument[n++] = e->arguments[i];
	for (; *more && n < MAX_ARGUMENTS; more++)
		argument[n++] = *more;
	if (tools->trusted) {
		if (!trust_load(&trusted, tools->trusted, &job))
			return DOES_NOT_COMPILE;
		spread(e);
		return PASSED;
	}
	in_jail = compile(&job, tools, &size, why, room);
	if (in_jail && jail_open(in_jail, size, job.name, why, room)) {
		spread(e);
		return PASSED;
	}
	free(in_jail);
	return DOES_NOT_COMPILE;
}

void answer_close(void)
{
	jail_close();
	free(in_jail);
	in_jail = NULL;
	trust_unload(&trusted);
	gather();
}

struct design answer_design(const struct exercise *e)
{
	struct design design = e->design;

	design.lock = trusted.lock ? trusted.lock : jailed_lock;
	design.unlock = trusted.unlock ? trusted.unlock : jailed_unlock;
	return design;
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

enum judged answer_explore(const struct exercise *e,
			   const struct scenario *scenario,
			   const struct search_options *options,
			   struct outcome *outcome)
{
	const struct design design = answer_design(e);
	struct search_options bounded = *options;

	bounded.max_states = MAX_STATES;
	explore(&design, scenario, &bounded, outcome);
	if (outcome->verdict == VIOLATED)
		replay(&design, scenario, outcome);
	return verdict_of(outcome);
}
