/* Tangled from lit/90-coroutines.nw; edit that file, not this one. */
/**
 * @file machine/coroutine.h
 * @brief Code that stops at every request and can be resumed, or rewound.
 */
#ifndef MACHINE_COROUTINE_H
#define MACHINE_COROUTINE_H

#include <stddef.h>
#include "machine/request.h"

struct coroutine {
	char *stack; /**< lowest address of its stack */
	size_t size; /**< bytes */
	void *sp;    /**< where it stopped; all it knows lies above */
	void (*main)(void *arg);
	void *arg;
	const struct request
		*request; /**< what it asks; NULL when it is over */
	uint64_t answer;
	enum machine_op answered; /**< the request that it has gone on from */
	const volatile void
		*fault; /**< shared memory it touched without asking */
};

/**
 * @brief Give @p co a fresh stack of @p size bytes. Aborts if there is no
 * memory.
 */
void coroutine_init(struct coroutine *co, size_t size);

/** @brief Free the stack. */
void coroutine_free(struct coroutine *co);

/** @brief Set @p co to the start of main(arg). It runs at the next resume. */
void coroutine_start(struct coroutine *co, void (*main)(void *), void *arg);

/**
 * @brief Run @p co until its next request, or its end.
 * @param answer what the request it stopped at returns.
 * @return the request, valid until the next resume; NULL at the end or when
 * the code touched shared memory by a plain access (then co->fault is set).
 */
const struct request *coroutine_resume(struct coroutine *co, uint64_t answer);

/** @brief The kind of request that was answered last to the code that runs now. */
enum machine_op coroutine_answered(void);

/**
 * @brief Leave the code that runs now for good: it has touched shared memory
 * at @p address by a plain access.
 */
_Noreturn void coroutine_fault(const volatile void *address);

/**
 * @brief The bytes that are the state of a stopped coroutine.
 * Put them back at the same address, and it is back where it stopped.
 */
static inline size_t coroutine_live_bytes(const struct coroutine *co)
{
	return (size_t)(co->stack + co->size - (char *)co->sp);
}

/**
 * @brief Forget what lies below the live bytes, so that equal runs stay equal.
 */
void coroutine_clean(struct coroutine *co);

#endif
