/* Tangled from lit/73-soak.nw; edit that file, not this one. */
/**
 * @file bench/soak.c
 * @brief Long runs of a native lock, with signals as interrupts.
 */
#define _GNU_SOURCE
#include "bench/soak.h"

#include <errno.h>
#include <getopt.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench/bench.h"
#include "designs.h"
#include "machine/cpu.h"

struct soaker {
	_Alignas(64) unsigned long done[MOST_CONTEXTS];
	pthread_t thread;
	const struct design *design;
	unsigned int cpu;
	unsigned long turns;
	bool finished;
};

static struct soaker soakers[MOST_THREADS];
static _Thread_local struct soaker *myself;

static struct {
	_Alignas(64) unsigned long value; /* plain, protected by a lock */
} counter[MOST_CONTEXTS];

static void soak_turn(struct soaker *me, unsigned int context)
{
	me->design->lock(context);
	counter[context].value++;
	if (me->done[context] % 32 == 0) /* let others lose their patience */
		for (unsigned int n = 0; n < 100; n++)
			cpu_relax();
	me->design->unlock(context);
	__atomic_store_n(&me->done[context], me->done[context] + 1,
			 __ATOMIC_RELAXED);
}

static void interrupt(int number)
{
	int saved = errno;

	soak_turn(myself, (unsigned int)(number - SIGRTMIN));
	errno = saved;
}

/* Signal SIGRTMIN + n keeps out those of its kind and below. All are blocked in
 * the threads that will be started, until these let them in. */
static void prepare_interrupts(unsigned int contexts)
{
	struct sigaction action = { .sa_handler = interrupt };
	sigset_t all;

	sigfillset(&all);
	sigdelset(&all, SIGINT);
	pthread_sigmask(SIG_BLOCK, &all, NULL);
	sigemptyset(&action.sa_mask);
	for (unsigned int n = 1; n < contexts; n++) {
		sigaddset(&action.sa_mask, SIGRTMIN + (int)n);
		sigaction(SIGRTMIN + (int)n, &action, NULL);
	}
}

static void *soak_thread(void *arg)
{
	struct soaker *me = myself = arg;
	sigset_t all;

	native_cpu = me->cpu;
	sigfillset(&all);
	pthread_sigmask(SIG_UNBLOCK, &all, NULL);
	for (unsigned long turn = 0; turn < me->turns; turn++)
		soak_turn(me, 0);
	pthread_sigmask(SIG_BLOCK, &all, NULL);
	__atomic_store_n(&me->finished, true, __ATOMIC_RELEASE);
	return NULL;
}

static unsigned long soaked(unsigned int threads, bool *finished)
{
	unsigned long sum = 0;

	*finished = true;
	for (unsigned int n = 0; n < threads; n++) {
		sum += __atomic_load_n(&soakers[n].done[0], __ATOMIC_RELAXED);
		*finished &= __atomic_load_n(&soakers[n].finished,
					     __ATOMIC_ACQUIRE);
	}
	return sum;
}

struct storm {
	unsigned int threads, contexts;
	bool over;
};

static void strike(const struct storm *storm, uint32_t random)
{
	struct soaker *victim = &soakers[random % storm->threads];
	unsigned int kind = random / 64 % (storm->contexts - 1);

	if (!__atomic_load_n(&victim->finished, __ATOMIC_ACQUIRE))
		pthread_kill(victim->thread, SIGRTMIN + 1 + (int)kind);
}

static void *make_storm(void *arg)
{
	struct storm *storm = arg;
	unsigned long before = 0, now;
	uint32_t random = 1;
	bool finished;

	while (!__atomic_load_n(&storm->over, __ATOMIC_RELAXED)) {
		const struct timespec pause = { .tv_nsec = random / 4096 % 50000 };

		random ^= random << 13;
		random ^= random >> 17;
		random ^= random << 5;
		now = soaked(storm->threads, &finished);
		if (now != before)
			strike(storm, random);
		before = now;
		nanosleep(&pause, NULL);
	}
	return NULL;
}

static void tell_field(const struct object *object, unsigned int index,
		       const struct field *field, FILE *out)
{
	const volatile char *at = (const volatile char *)object->base +
				  index * object->stride + field->offset;
	char name[64], value[64];
	uint64_t bits = 0;

	memcpy(&bits, (const void *)at, field->size);
	if (!bits)
		return;
	snprintf(name, sizeof(name), object->name, index);
	if (field->show)
		field->show(value, sizeof(value), bits);
	else
		snprintf(value, sizeof(value), "0x%llx",
			 (unsigned long long)bits);
	fprintf(out, "  %s%s%s = %s\n", name, *field->name ? "." : "",
		field->name, value);
}

static void tell_memory(const struct design *design, FILE *out)
{
	for (const struct object *o = design->memory; o->base; o++)
		for (unsigned int i = 0; i < o->count; i++)
			for (const struct field *f = o->fields; f->size; f++)
				tell_field(o, i, f, out);
}

/* false: nothing has moved for @quiet seconds. */
static bool wait_for_end(unsigned int threads, double quiet)
{
	const struct timespec nap = { .tv_nsec = 10000000 };
	unsigned long before = 0, now;
	double still = 0;
	bool finished;

	for (;;) {
		now = soaked(threads, &finished);
		if (finished)
			return true;
		still = now == before ? still + 0.01 : 0;
		if (still > quiet)
			return false;
		before = now;
		nanosleep(&nap, NULL);
	}
}

static bool can_nest(const struct design *design)
{
	bool nodes = false;

	for (const struct object *o = design->memory; o->base; o++) {
		if (strcmp(o->name, "node%u/1") == 0)
			return true;
		nodes |= strcmp(o->name, "node%u") == 0;
	}
	return !nodes;
}

static void start_soakers(const struct design *design, struct soak *s,
			  unsigned long turns)
{
	memset(soakers, 0, sizeof(soakers));
	memset(counter, 0, sizeof(counter));
	prepare_interrupts(s->contexts);
	for (unsigned int n = 0; n < s->threads; n++) {
		struct soaker *one = &soakers[n];

		one->design = design;
		one->cpu = n;
		one->turns = turns / s->threads +
			     (n < turns % s->threads ? 1 : 0);
		errno = pthread_create(&one->thread, NULL, soak_thread, one);
		if (errno) {
			perror("lostkick: a thread");
			exit(75);
		}
	}
}

static void gather_soak(struct soak *s)
{
	struct native_kicks kicks = native_kicks();

	for (unsigned int c = 0; c < s->contexts; c++) {
		s->counted[c] = counter[c].value;
		for (unsigned int n = 0; n < s->threads; n++)
			s->done[c] += soakers[n].done[c];
	}
	s->accounted = kicks.sent == kicks.kept + kicks.ended + kicks.left;
}

struct soak soak(const struct design *design, const struct soak_plan *plan,
		 FILE *out)
{
	struct soak s = { .threads = plan->threads, .contexts = plan->contexts };
	struct storm storm = { 0 };
	pthread_t storming;
	bool finished;

	if (!s.threads)
		s.threads = design->table ? 8 : 2;
	if (!can_nest(design))
		s.contexts = 1;
	native_patience = 20; /* halt often */
	start_soakers(design, &s, plan->turns);
	storm = (struct storm){ s.threads, s.contexts, s.contexts < 2 };
	if (pthread_create(&storming, NULL, make_storm, &storm)) {
		perror("lostkick: a thread");
		exit(75);
	}
	s.hangs = !wait_for_end(s.threads, plan->quiet);
	__atomic_store_n(&storm.over, true, __ATOMIC_RELAXED);
	pthread_join(storming, NULL);
	if (s.hangs) {
		fprintf(out, "%s hangs after %lu acquisitions:\n", design->name,
			soaked(s.threads, &finished));
		tell_memory(design, out);
		return s;
	}
	for (unsigned int n = 0; n < s.threads; n++)
		pthread_join(soakers[n].thread, NULL);
	gather_soak(&s);
	return s;
}

bool soak_holds(const struct soak *s)
{
	return !s->hangs && s->accounted &&
	       memcmp(s->done, s->counted, sizeof(s->done)) == 0;
}

static int soak_usage(const char *what, const char *where, const char *right)
{
	fprintf(stderr, "lostkick: %s '%s'; %s\n", what, where, right);
	return 2;
}

static int soak_one(const struct design *design, const struct soak_plan *plan)
{
	struct soak s = soak(design, plan, stdout);

	if (!s.hangs)
		printf("%-16s threads %u; acquisitions %lu, in interrupts %lu "
		       "%lu %lu; %s\n",
		       design->name, s.threads, s.done[0], s.done[1], s.done[2],
		       s.done[3],
		       soak_holds(&s)  ? "nothing lost"
		       : !s.accounted ? "A KICK IS MISSING"
				      : "TWO WERE INSIDE");
	fflush(stdout);
	return soak_holds(&s) ? 0 : 1;
}

static bool soak_number(const char *text, unsigned long most,
			unsigned long *value)
{
	char *end;

	errno = 0;
	*value = strtoul(text, &end, 10);
	return !errno && !*end && *text != '-' && *value >= 1 && *value <= most;
}

static int soak_option(int option, char *text, struct soak_plan *plan)
{
	unsigned long value;

	if (option == 'n') {
		if (!soak_number(text, 1000000000000, &plan->turns))
			return soak_usage("no number of turns:", text,
					  "1 to 1000000000000");
	} else if (option == 't') {
		if (!soak_number(text, MOST_THREADS, &value))
			return soak_usage("no number of threads:", text,
					  "1 to 64");
		plan->threads = (unsigned int)value;
	} else if (option == 'q') {
		if (!soak_number(text, 86400, &value))
			return soak_usage("no time without progress:", text,
					  "1 to 86400 seconds");
		plan->quiet = (double)value;
	} else {
		return soak_usage("no option, or no value after", text,
				  "see lostkick --help");
	}
	return 0;
}

/* The locks of the bench that are in the list of designs. */
static int soak_all(const struct soak_plan *plan)
{
	int status = 0;

	for (unsigned int n = 0; looped_lock(n) && !status; n++) {
		const struct design *design =
			native_design_named(looped_lock(n)->name);

		if (design)
			status = soak_one(design, plan);
	}
	return status;
}

int soak_command(int argc, char **argv)
{
	static const struct option options[] = {
		{ "turns", required_argument, NULL, 'n' },
		{ "threads", required_argument, NULL, 't' },
		{ "quiet-time", required_argument, NULL, 'q' },
		{ 0 }
	};
	struct soak_plan plan = { .contexts = MOST_CONTEXTS,
				  .turns = 1000000,
				  .quiet = 30 };
	int option, status = 0;

	optind = 0;
	opterr = 0;
	while (!status &&
	       (option = getopt_long(argc, argv, ":", options, NULL)) != -1)
		status = soak_option(option, optarg ? optarg : argv[optind - 1],
				     &plan);
	for (int i = optind; i < argc && !status; i++)
		if (!native_design_named(argv[i]))
			status = soak_usage("no design", argv[i],
					    "lostkick list names them");
	if (!status && optind == argc)
		return soak_all(&plan);
	for (int i = optind; i < argc && !status; i++)
		status = soak_one(native_design_named(argv[i]), &plan);
	return status;
}
