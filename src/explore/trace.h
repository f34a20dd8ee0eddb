/* Tangled from lit/94-telling.nw; edit that file, not this one. */
/**
 * @file explore/trace.h
 * @brief A schedule, told step by step; and the outcome of a search.
 */
#ifndef EXPLORE_TRACE_H
#define EXPLORE_TRACE_H

#include <stdio.h>
#include "explore/model.h"
#include "explore/scenario.h"

/** What the scheduler can let a CPU do. */
enum choice {
	RUN,	   /**< its next request; wake up, if it was kicked */
	GIVE_UP,   /**< its patience in a bounded spin is over */
	INTERRUPT, /**< an interrupt hits it, and takes its first step */
	SPURIOUS,  /**< it wakes up for no reason */
};

/** @return the word that schedules and files use for it. */
const char *choice_name(enum choice choice);

/** @return false if there is no choice of that name. */
bool choice_by_name(const char *name, enum choice *choice);

/** One step of a schedule, in words. */
struct trace_step {
	unsigned int cpu;
	enum choice choice;
	bool interrupt;	      /**< made by the interrupt on that CPU */
	const char *op;	      /**< "CAS" */
	char text[136];	      /**< "A.locked: HELD -> SLOW" */
	const char *note;     /**< "enters the critical section", or NULL */
	const char *function; /**< of the program; NULL where there is none */
	const char *file;
	unsigned int line;
};

/** A list of steps that grows. */
struct trace {
	struct trace_step *step;
	unsigned int steps, room;
};

/** @brief A fresh last step. Aborts if there is no memory. */
struct trace_step *trace_append(struct trace *trace);
/** @brief Free its steps. */
void trace_free(struct trace *trace);

/**
 * @brief The object that lies at @p address, which of an array it is, and how
 * far into it that is; NULL if nothing known lies there.
 */
const struct object *object_at(const struct design *design,
			       const volatile char *address,
			       unsigned int *index, size_t *offset);

/** @brief Write "table[0].lock" or "A" for what lies at @p address. */
void name_place(char *out, size_t size, const struct design *design,
		const volatile void *address, unsigned int bytes);

/** @brief Write "SLOW" or "CPU2" for what @p bytes at @p address can hold. */
void name_value(char *out, size_t size, const struct design *design,
		const volatile void *address, unsigned int bytes,
		uint64_t value);

/** @brief "READ", "CAS fails". */
const char *op_name(const struct request *request, struct effect effect);

/**
 * @brief Tell a request and its effect.
 * Fills in op, text, function, file and line; leaves the rest.
 */
void trace_tell(struct trace_step *step, const struct design *design,
		const struct request *request, struct effect effect);

/** @brief Tell that a halted vCPU goes on. */
void trace_tell_wake(struct trace_step *step, enum choice choice);

/**
 * @brief What to remark when a step ends (@p leaves) or starts (@p enters) a
 * critical section.
 */
const char *trace_note(bool leaves, bool enters);

enum verdict { HOLDS, VIOLATED, OUT_OF_BUDGET };

/** @return "holds", "violated" or "out of budget". */
const char *verdict_name(enum verdict verdict);

/** What can be violated. */
enum property {
	NOTHING,
	EXCLUSION,     /**< two CPUs inside one lock */
	LOST_KICK,     /**< a vCPU sleeps, and nobody is left to kick it */
	DEADLOCK,      /**< all wait, none of them asleep */
	PROGRESS,      /**< all can run on, but never to the end */
	FIFO,	       /**< overtaken by a CPU that passed the doorway later */
	BUG_REACHED,   /**< the code's own BUG() */
	TABLE_DOUBLE,  /**< two entries for one lock */
	TABLE_FOREIGN, /**< an entry cleared on behalf of another lock */
	TABLE_LEAK,    /**< an entry left at the end */
	PLAIN_ACCESS,  /**< shared memory touched without asking */
	WILD_ACCESS,   /**< asked for memory where the design has none */
	ENTRY_MISSING, /**< I1: the flag is up, and there is not one entry */
	ENTRY_TURN,    /**< I2: made twice, or by a CPU that does not wait */
	ENTRY_LATE,    /**< I3: taken out after the release */
	ENTRY_CROWD,   /**< I4: more entries than CPUs that wait */
	ENTRY_PROBES,  /**< I5: found after other probes than inserted */
	PROPERTIES,    /**< how many there are, counted from NOTHING */
};

enum { ALL_PROPERTIES = (1 << PROPERTIES) - 2 }; /**< a bit for each */

/** @return what is said of it when it is violated. */
const char *property_name(enum property property);

/** @return false if there is no property of that name. */
bool property_by_name(const char *name, enum property *property);

/** What an acquisition costs at most, over all schedules. */
struct cost {
	unsigned int lines; /**< cache lines touched that others touch, too */
	unsigned int rmws;  /**< atomic read-modify-writes */
};

/** Buckets looked at, at most: to insert, to find, to find nothing. */
struct probe_counts {
	unsigned int insert, hit, miss;
};

struct outcome {
	const char *design, *scenario, *model;
	unsigned int cpus;
	uint32_t ignored; /**< a bit for each property not looked at */
	enum verdict verdict;
	enum property property; /**< NOTHING unless violated */
	char detail[160]; /**< what was violated, or which budget is spent */
	uint32_t states;
	unsigned int renamings; /**< each state stands for up to so many */
	uint64_t transitions;
	uint32_t cells;			/**< parts of memory touched */
	uint32_t histories;    /**< local states, all contexts together */
	double interleavings;  /**< schedules covered; < 0: unbounded (loops) */
	uint64_t halts, kicks; /**< transitions that are one */
	unsigned int
		inflection; /**< step after which all schedules fail; 0: unknown */
	struct trace trace; /**< empty unless violated */
	struct cost taking, dropping; /**< of lock(), unlock(), if counted */
	struct probe_counts probes;
	double seconds;
	double bytes_per_state;
};

/** @brief Give back the schedule in it. */
void outcome_free(struct outcome *outcome);

/** @brief "1234", "about 1.2e27" or "unbounded". */
void outcome_interleavings(const struct outcome *outcome, char *out,
			   size_t size);

/** @brief Print verdict, schedule and counts, as a person reads them. */
void outcome_print(const struct outcome *outcome, FILE *out);

/** @brief Print only the schedule. */
void outcome_print_trace(const struct outcome *outcome, FILE *out);

#endif
