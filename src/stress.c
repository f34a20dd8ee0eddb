/* Tangled from lit/67-threads.nw; edit that file, not this one. */
/**
 * @file stress.c
 * @brief Real threads at a native lock, with an eye on whether they hang.
 */
#define _GNU_SOURCE
#include "stress.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "machine/cpu.h"

struct worker {
	const struct design *design;
	unsigned int cpu, which, hold;
	unsigned long turns;
	_Alignas(64) unsigned long done;
};

static struct inside {
	_Alignas(64) unsigned int count; /* threads inside this lock */
} inside[NR_LOCKS];
static bool excluded;

static void *work(void *arg)
{
	struct worker *me = arg;
	unsigned int *count = &inside[me->which].count;

	native_cpu = me->cpu;
	for (unsigned long turn = 0; turn < me->turns; turn++) {
		me->design->lock(me->which);
		if (__atomic_fetch_add(count, 1, __ATOMIC_RELAXED) != 0)
			__atomic_store_n(&excluded, false, __ATOMIC_RELAXED);
		for (unsigned int n = 0; n < me->hold; n++)
			cpu_relax();
		__atomic_fetch_sub(count, 1, __ATOMIC_RELAXED);
		me->design->unlock(me->which);
		__atomic_store_n(&me->done, turn + 1, __ATOMIC_RELAXED);
	}
	return NULL;
}

static unsigned long sum_done(struct worker *worker, unsigned int threads)
{
	unsigned long sum = 0;

	for (unsigned int i = 0; i < threads; i++)
		sum += __atomic_load_n(&worker[i].done, __ATOMIC_RELAXED);
	return sum;
}

/* Wait until all is done, or nothing has been done for @patience seconds. */
static unsigned long watch_over(struct worker *worker, unsigned int threads,
				unsigned long wanted, double patience)
{
	const struct timespec nap = { .tv_nsec = 10000000 };
	unsigned long done = 0, before;
	double quiet = 0;

	while (done < wanted && quiet < patience) {
		nanosleep(&nap, NULL);
		before = done;
		done = sum_done(worker, threads);
		quiet = done == before ? quiet + 0.01 : 0;
	}
	return done;
}

static void set_homes(const struct design *design, enum homes homes)
{
	for (unsigned int which = 0; which < NR_LOCKS; which++)
		if (design->set_home)
			design->set_home(which, homes == HOMES_NATURAL ? -1
						: homes == HOMES_SAME
							? 0
							: (int)which);
}

struct stress_plan stress_plan(enum homes homes, unsigned long turns)
{
	return (struct stress_plan){ .homes = homes,
				     .threads = 8,
				     .locks = 2,
				     .turns = turns,
				     .hold = 50,
				     .patience = 20,
				     .quiet = 3 };
}

static void no_room(const char *what)
{
	fprintf(stderr, "lostkick: %s: %s\n", what, strerror(errno));
	exit(75);
}

struct stress stress(const struct design *design,
		     const struct stress_plan *plan)
{
	/* Threads that hang still use theirs when this function has returned. */
	struct worker *worker = aligned_alloc(64, plan->threads * sizeof(*worker));
	struct stress result = { .wanted = plan->threads * plan->turns };
	struct native_kicks before = native_kicks(), after;
	pthread_t thread;

	if (!worker)
		no_room("threads");
	set_homes(design, plan->homes);
	excluded = true;
	if (plan->patience)
		native_patience = plan->patience;
	memset(worker, 0, plan->threads * sizeof(*worker));
	for (unsigned int i = 0; i < plan->threads; i++) {
		worker[i] = (struct worker){ .design = design,
					     .cpu = i,
					     .which = i % plan->locks,
					     .hold = plan->hold,
					     .turns = plan->turns };
		if (pthread_create(&thread, NULL, work, &worker[i]))
			no_room("a thread");
		pthread_detach(thread);
	}
	result.done = watch_over(worker, plan->threads, result.wanted,
				 plan->quiet);
	for (unsigned int i = 0; i < plan->threads; i++)
		result.done_with[worker[i].which] +=
			__atomic_load_n(&worker[i].done, __ATOMIC_RELAXED);
	result.excluded = excluded;
	after = native_kicks();
	result.accounted = after.sent == after.kept + after.ended + after.left;
	result.halts = after.halts - before.halts;
	result.kicks = after.sent - before.sent;
	if (result.done == result.wanted)
		free(worker);
	return result;
}
