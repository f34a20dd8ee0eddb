/* Tangled from lit/01-machine.nw; edit that file, not this one. */
/**
 * @file machine/request.h
 * @brief What a CPU can ask of the shared world: one step at a time.
 */
#ifndef MACHINE_REQUEST_H
#define MACHINE_REQUEST_H

#include <stdint.h>

enum machine_op {
	OP_LOAD,  /**< read *addr */
	OP_STORE, /**< *addr = a */
	OP_XCHG,  /**< swap *addr and a */
	OP_CAS,	  /**< if *addr == a, set it to b; answers the old value */
	OP_OR,	  /**< *addr |= a; answers the old value */
	OP_ADD,	  /**< *addr += a; answers the old value */
	OP_FENCE, /**< order the accesses before and after */
	OP_RELAX, /**< wait until something read since the last one changes */
	OP_SPIN,  /**< 1: look again, something changed; 0: patience is over */
	OP_WAIT,  /**< halt this vCPU if *addr == a */
	OP_KICK,  /**< wake vCPU number a */
	OP_BUG,	  /**< the code says: this cannot happen */
	OP_MARK, /**< a remark for the observer, no step: see enum machine_mark */
	OP_END, /**< the program is over; never sent, seen by the explorer */
};

enum machine_order { RELAXED, ACQUIRE, RELEASE, FULL };

enum machine_mark {
	MARK_LOCKING, /**< calls lock(a) now */
	MARK_ENTER,   /**< lock(a) has returned */
	MARK_LEAVE,   /**< calls unlock(a) now */
	MARK_LOOP, /**< an await starts or ends: earlier reads do not matter */
};

/** One request. Everything about the step that does not depend on memory. */
struct request {
	enum machine_op op;
	enum machine_order order;
	const volatile void *addr;
	uint64_t a, b;
	uint32_t size; /**< bytes: 1, 2, 4 or 8; 0 if no memory is touched */
	uint32_t line;
	const char *file;
	const char *function;
};

/**
 * @brief Send one request and sleep until it is answered.
 * @return the value read or exchanged; 0 where the request reads nothing.
 *
 * Must be called on a coroutine (machine/coroutine.h).
 */
uint64_t machine_ask(const struct request *request);

/** The vCPU whose code runs now; set by whoever resumes the coroutine. */
extern unsigned int machine_cpu;

#endif
