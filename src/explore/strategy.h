/* Tangled from lit/91-local-states.nw; edit that file, not this one. */
/**
 * @file explore/strategy.h
 * @brief The code of one CPU as a graph: local states, and what each answer
 * leads to.
 */
#ifndef EXPLORE_STRATEGY_H
#define EXPLORE_STRATEGY_H

#include "explore/cells.h"
#include "explore/trace.h"
#include "machine/coroutine.h"

/** Something read since the last cpu_relax(): the next one watches it. */
struct watch {
	const volatile void *address;
	uint64_t value;
	uint32_t size;
	int32_t cell;
};

enum { MAX_WATCHES = 12, MAX_LOCAL_STATES = 65535 };

/** Where answering a request leads to. Computed once per value of the cell. */
struct edge {
	uint16_t next; /**< local state */
	uint8_t value; /**< number of the cell's value afterwards */
	bool known;
	bool doorway; /**< gives the CPU its place in line */
	bool key;     /**< changes a key of the hash table */
	bool matches; /**< OP_WAIT: memory holds the value waited for */
	bool odd;     /**< found after other probes than it was inserted */
};

/** What an observer counts while a CPU takes or drops a lock. */
struct ledger {
	uint64_t lines; /**< cache lines touched: a bit each, if counted */
	uint8_t rmws;	/**< atomic read-modify-writes, if counted */
	uint8_t probes; /**< keys looked at, without finding or inserting yet */
	bool inserted;	/**< has made an entry, in this lock() */
	bool dropping;	/**< unlock() has been called */
};

/** A local state: the next request, and all the code remembers. */
struct local {
	struct request request; /**< OP_END: the program is over */
	bool halted;		/**< the OP_WAIT has put the vCPU to sleep */
	bool inside;  /**< between lock() and the first step of unlock() */
	bool leaving; /**< the request is the first step of unlock() */
	bool private; /**< the request touches only what this CPU can */
	bool wild;    /**< the code asked for what is no memory; it ends here */
	bool blind;   /**< too much was read, or a turn more might do otherwise:
		       *   cpu_relax() does not wait */
	struct ledger ledger;
	int lock;     /**< the lock it takes, holds or drops; -1: none */
	int cell;     /**< the cell the request touches, or -1 */
	unsigned int watches;
	struct watch watch[MAX_WATCHES];
	const volatile void *fault; /**< a plain access ended the run here */
	uint32_t bytes;		    /**< size of the saved stack */
	char *stack;	   /**< the saved stack: NULL when it is over */
	struct edge *edge; /**< by number of the cell's value, or by answer */
	unsigned int edges;
};

/** All edges of all strategies, in the order in which they became known. */
struct journal {
	struct journal_entry {
		uint16_t from; /**< local state */
		uint8_t value; /**< and the number that strategy_edge() got */
		uint8_t strategy;
	} *entry;
	unsigned int count, room;
};

struct strategy {
	struct context *context;
	struct cells *cells;
	struct journal *journal;
	uint8_t number; /**< in the journal */
	struct coroutine
		*coroutine; /**< shared: only one strategy runs at a time */
	struct local **local;
	unsigned int count, room;
	uint16_t *index; /**< open-addressed: hash -> local state + 1 */
	unsigned int index_size;
	const char *trouble; /**< why it could not go on; NULL if it could */
	struct cost taking, dropping; /**< the most that was seen */
	struct probe_counts probes;
};

/**
 * @brief Start a strategy. Local state 0 is its first request.
 * @param number under which its edges are written into the journal
 */
void strategy_init(struct strategy *strategy, unsigned int number,
		   struct context *context, struct cells *cells,
		   struct journal *journal, struct coroutine *coroutine);

/** @brief Free its local states. */
void strategy_free(struct strategy *strategy);

/**
 * @brief What local state @p from does when its cell holds value number @p
 * value.
 *
 * For a request that reads no memory, @p value is the answer (OP_SPIN: 0 or 1).
 * @return NULL when bounds are exceeded; then strategy->trouble says which.
 */
const struct edge *strategy_edge(struct strategy *strategy, uint16_t from,
				 unsigned int value);

#endif
