/* Tangled from lit/77-bench-round.nw; edit that file, not this one. */
/**
 * @file bench/round.c
 * @brief One round, in a process of its own.
 */
#define _GNU_SOURCE
#include "bench/bench.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/ticks.h"
#include "machine/cpu.h"

struct start {
	const struct looped *lock;
	struct racer *racer;
	struct track *track;
};

static struct racer racers[MOST_THREADS];
static struct start starts[MOST_THREADS];
static struct track track;

static void *race(void *arg)
{
	const struct start *start = arg;

	start->lock->run(start->racer, start->track);
	return NULL; /* never */
}

/* The CPU of thread number @n: the n-th of the set, round and round. */
static void pin(pthread_attr_t *attributes, const cpu_set_t *cpus,
		unsigned int n)
{
	unsigned int left = n % (unsigned int)CPU_COUNT(cpus), cpu = 0;
	cpu_set_t one;

	for (;; cpu++)
		if (CPU_ISSET(cpu, cpus) && left-- == 0)
			break;
	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	pthread_attr_setaffinity_np(attributes, sizeof(one), &one);
}

static int start_threads(const struct looped *lock, const struct round_plan *plan)
{
	pthread_attr_t attributes;
	pthread_t thread;
	int error;

	for (unsigned int n = 0; n < plan->threads; n++) {
		racers[n].number = n;
		starts[n] = (struct start){ lock, &racers[n], &track };
		pthread_attr_init(&attributes);
		if (plan->pin)
			pin(&attributes, &plan->cpus, n);
		error = pthread_create(&thread, &attributes, race, &starts[n]);
		pthread_attr_destroy(&attributes);
		if (error)
			return error;
	}
	return 0;
}

struct snapshot {
	uint64_t at; /* nanoseconds */
	unsigned long done[MOST_THREADS], event[EVENTS];
	struct native_kicks kicks;
};

static void take_snapshot(struct snapshot *s, unsigned int threads)
{
	memset(s, 0, sizeof(*s));
	for (unsigned int n = 0; n < threads; n++) {
		s->done[n] = __atomic_load_n(&racers[n].done, __ATOMIC_RELAXED);
		for (unsigned int e = 0; e < EVENTS; e++)
			s->event[e] += __atomic_load_n(&racers[n].event[e],
						       __ATOMIC_RELAXED);
	}
	s->kicks = native_kicks();
	s->at = nanoseconds();
}

static void nap(double seconds)
{
	struct timespec time = { .tv_sec = (time_t)seconds };

	time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
	while (nanosleep(&time, &time) && errno == EINTR)
		;
}

static void count_round(const struct snapshot *from, const struct snapshot *to,
			unsigned int threads, struct round *round)
{
	double seconds = (double)(to->at - from->at) / 1e9;
	double done[MOST_THREADS];

	round->slowest = -1;
	for (unsigned int n = 0; n < threads; n++) {
		done[n] = (double)(to->done[n] - from->done[n]);
		if (done[n] == 0) /* it has waited all the time, or not run */
			round->longest = seconds * 1e9;
		round->acquisitions += to->done[n] - from->done[n];
		if (round->slowest < 0 || done[n] / seconds < round->slowest)
			round->slowest = done[n] / seconds;
	}
	round->per_second = (double)round->acquisitions / seconds;
	round->jain = jain_index(done, threads);
	for (unsigned int e = 0; e < EVENTS; e++)
		round->event[e] = to->event[e] - from->event[e];
	round->halts = to->kicks.halts - from->kicks.halts;
	round->kicks = to->kicks.sent - from->kicks.sent;
}

static void gather_times(unsigned int threads, struct round *round)
{
	uint64_t now = ticks(), longest = 0, since;

	for (unsigned int n = 0; n < threads; n++) {
		histogram_merge(&round->locking, &racers[n].locking);
		histogram_merge(&round->unlocking, &racers[n].unlocking);
		since = __atomic_load_n(&racers[n].since, __ATOMIC_RELAXED);
		if (since && since < now && now - since > longest)
			longest = now - since;
		round->overlapped |= racers[n].overlapped;
	}
	if (round->locking.most > longest)
		longest = round->locking.most;
	if ((double)longest * tick_length() > round->longest)
		round->longest = (double)longest * tick_length();
}

static int run_round(const struct looped *lock, const struct round_plan *plan,
		     struct round *round)
{
	static struct snapshot from, to;
	int error;

	if (sched_setaffinity(0, sizeof(plan->cpus), &plan->cpus))
		return errno;
	native_patience = plan->patience;
	track.critical = plan->critical;
	track.think = plan->think;
	error = start_threads(lock, plan);
	if (error)
		return error;
	nap(plan->seconds / 4);
	take_snapshot(&from, plan->threads);
	nap(plan->seconds / 2);
	take_snapshot(&to, plan->threads);
	__atomic_store_n(&track.phase, TIMING, __ATOMIC_RELAXED);
	nap(plan->seconds / 4);
	count_round(&from, &to, plan->threads, round);
	gather_times(plan->threads, round);
	return 0;
}

bool bench_round(const struct looped *lock, const struct round_plan *plan,
		 struct round *round)
{
	struct round *shared = mmap(NULL, sizeof(*shared),
				    PROT_READ | PROT_WRITE,
				    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int status = 0, error;
	pid_t child;

	if (shared == MAP_FAILED)
		return false;
	tick_length(); /* measured here, the child inherits it */
	child = fork();
	if (child == 0) {
		signal(SIGINT, SIG_IGN);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		_exit(run_round(lock, plan, shared));
	}
	error = child < 0 || waitpid(child, &status, 0) < 0 ? errno : 0;
	if (error && child > 0) {
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
	}
	if (!error && WIFEXITED(status))
		error = WEXITSTATUS(status);
	else if (!error)
		error = ECHILD; /* killed by somebody */
	memcpy(round, shared, sizeof(*round));
	munmap(shared, sizeof(*shared));
	errno = error;
	return error == 0;
}

double tick_length(void)
{
	static double length;
	uint64_t ticks_before, before;

	if (length > 0)
		return length;
	ticks_before = ticks();
	before = nanoseconds();
	nap(0.02);
	length = (double)(nanoseconds() - before) /
		 (double)(ticks() - ticks_before);
	return length;
}
