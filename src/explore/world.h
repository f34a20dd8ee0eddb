/* Tangled from lit/95-world.nw; edit that file, not this one. */
/**
 * @file explore/world.h
 * @brief A tiny machine that runs one schedule: live code, plain memory, no
 * tricks.
 *
 * With the search it shares the coroutines, the scenarios and the telling of
 * steps. What an access does, who can go on and what is violated it decides by
 * itself, so that each can check the other.
 */
#ifndef EXPLORE_WORLD_H
#define EXPLORE_WORLD_H

#include "explore/trace.h"
#include "machine/coroutine.h"

enum { WORLD_WORDS = 256, WORLD_READS = 12 };

struct world_word {
	const volatile char *address; /**< a multiple of 8 */
	unsigned char byte[8];
};

struct world_read {
	const volatile void *address;
	uint64_t value;
	uint32_t size;
};

struct world_cpu {
	struct coroutine code;
	struct request request; /**< the next one; OP_END: over */
	bool started, halted, inside, leaving, astray;
	int lock;
	bool dropping, inserted;
	unsigned int looks; /**< keys looked at since lock() or unlock() began */
	unsigned int place; /**< in the line for that lock; 0: none */
	unsigned int overtaken;
	unsigned int reads;
	bool blind; /**< cpu_relax() does not wait */
	struct world_read read[WORLD_READS];
};

struct world {
	const struct design *design;
	const struct scenario *scenario;
	struct context context[MAX_CONTEXTS];
	struct world_cpu cpu[MAX_CONTEXTS]; /**< one a context */
	unsigned int contexts;
	unsigned int words;
	struct world_word word[WORLD_WORDS];
	bool kicked[MAX_CPUS], woken[MAX_CPUS];
	unsigned int looks[WORLD_WORDS]; /**< that the entry in a bucket took */
	enum property violated; /**< the first since the start */
	bool full; /**< there was no word left: what it has done says nothing */
};

struct world_step {
	unsigned int cpu;
	enum choice choice;
};

/** @brief Set up the machine. Then world_reset() before each run. */
void world_init(struct world *world, const struct design *design,
		const struct scenario *scenario);

/** @brief Give back what world_init() has taken. */
void world_free(struct world *world);

/**
 * @brief Back to the start: memory as it was, every CPU at its first request.
 */
void world_reset(struct world *world);

/**
 * @brief All that can happen next. The first *sure need no kindness of the
 * environment.
 */
unsigned int world_steps(struct world *world,
			 struct world_step steps[3 * MAX_CONTEXTS],
			 unsigned int *sure);

/** @brief Let @p step happen; tell it if @p trace is given.
 *  @return false if it cannot happen now; then nothing has changed. */
bool world_take(struct world *world, struct world_step step,
		struct trace *trace);

/** @brief Are all programs over? */
bool world_done(const struct world *world);

/**
 * @brief What is wrong now: what the last step broke, a wait without end, a
 * leak.
 */
enum property world_verdict(struct world *world);

#endif
