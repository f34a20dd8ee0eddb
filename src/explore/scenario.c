/* Tangled from lit/63-scenarios.nw; edit that file, not this one. */
/**
 * @file explore/scenario.c
 * @brief The scenarios, and the program that each CPU of one runs.
 */
#include "explore/scenario.h"

#include <string.h>

#include "machine/coroutine.h"

enum { A, B };

struct recipe {
	const char *name, *about;
	unsigned int least, normal; /* CPUs */
	unsigned int turns;
	bool two_locks, collide, interrupt, spurious, greedy;
};

static const struct recipe recipes[] = {
	{ "one-lock", "all CPUs take lock A once", 1, 3, 1, 0, 0, 0, 0, 0 },
	{ "twice", "all CPUs take lock A twice", 1, 2, 2, 0, 0, 0, 0, 0 },
	{ "greedy", "CPU0 takes lock A once, the others three times", 2, 2, 3,
	  0, 0, 0, 0, 1 },
	{ "collide",
	  "half of the CPUs take A, half take B; same home in the table", 2, 4,
	  1, 1, 1, 0, 0, 0 },
	{ "apart", "half of the CPUs take A, half take B; different homes", 2,
	  4, 1, 1, 0, 0, 0, 0 },
	{ "interrupt", "as collide; an interrupt on CPU0 takes B", 2, 3, 1, 1,
	  1, 1, 0, 0 },
	{ "spurious", "as collide; every vCPU may wake once for no reason", 2,
	  4, 1, 1, 1, 0, 1, 0 },
};

const char *scenario_name(unsigned int n)
{
	return n < sizeof(recipes) / sizeof(recipes[0]) ? recipes[n].name
							: NULL;
}

static void plan_cpu(struct plan *plan, const struct recipe *recipe,
		     unsigned int lock)
{
	plan->turns = recipe->turns;
	plan->lock = lock;
	plan->interrupt = -1;
}

static void follow(struct scenario *s, const struct recipe *recipe,
		   unsigned int cpus)
{
	unsigned int first_half = recipe->two_locks ? (cpus + 1) / 2 : cpus;

	s->name = recipe->name;
	s->about = recipe->about;
	s->cpus = cpus;
	s->spurious = recipe->spurious;
	for (unsigned int cpu = 0; cpu < cpus; cpu++)
		plan_cpu(&s->cpu[cpu], recipe, cpu < first_half ? A : B);
	if (recipe->interrupt)
		s->cpu[0].interrupt = B;
	if (recipe->greedy)
		s->cpu[0].turns = 1;
	for (int lock = 0; lock < MAX_LOCKS; lock++)
		s->home[lock] = recipe->collide ? 0 : lock;
}

bool scenario_make(struct scenario *scenario, const char *name,
		   unsigned int cpus)
{
	memset(scenario, 0, sizeof(*scenario));
	for (unsigned int n = 0; n < sizeof(recipes) / sizeof(recipes[0]);
	     n++) {
		const struct recipe *recipe = &recipes[n];

		if (strcmp(recipe->name, name) != 0)
			continue;
		if (cpus == 0)
			cpus = recipe->normal;
		scenario->cpus = recipe->least;
		if (cpus < recipe->least || cpus > MAX_CPUS)
			return false;
		follow(scenario, recipe, cpus);
		return true;
	}
	return false;
}

unsigned int scenario_contexts(const struct scenario *scenario,
			       const struct design *design,
			       struct context contexts[MAX_CONTEXTS])
{
	unsigned int count = 0;

	for (unsigned int cpu = 0; cpu < scenario->cpus; cpu++)
		contexts[count++] =
			(struct context){ design, scenario, cpu, false };
	for (unsigned int cpu = 0; cpu < scenario->cpus; cpu++)
		if (scenario->cpu[cpu].interrupt >= 0)
			contexts[count++] =
				(struct context){ design, scenario, cpu, true };
	if (design->set_home)
		for (unsigned int lock = 0; lock < MAX_LOCKS; lock++)
			design->set_home(lock, scenario->home[lock]);
	return count;
}

int scenario_interrupt_of(const struct context *contexts, unsigned int count,
			  unsigned int cpu)
{
	for (unsigned int i = 0; i < count; i++)
		if (contexts[i].interrupt && contexts[i].cpu == cpu)
			return (int)i;
	return -1;
}

static const struct request stand_still = { .op = OP_FENCE, .order = FULL };

static void mark(enum machine_mark what, unsigned int lock)
{
	machine_ask(
		&(const struct request){ .op = OP_MARK, .a = what, .b = lock });
}

static void use_lock(const struct design *design, unsigned int lock)
{
	mark(MARK_LOCKING, lock);
	design->lock(lock);
	mark(MARK_ENTER, lock);
	mark(MARK_LEAVE, lock);
	design->unlock(lock);
	if (coroutine_answered() == OP_MARK)
		machine_ask(&stand_still);
}

void context_main(void *arg)
{
	const struct context *me = arg;
	const struct plan *plan = &me->scenario->cpu[me->cpu];

	if (me->interrupt) {
		use_lock(me->design, (unsigned int)plan->interrupt);
		return;
	}
	for (unsigned int turn = 0; turn < plan->turns; turn++)
		use_lock(me->design, plan->lock);
}
