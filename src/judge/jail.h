/* Tangled from lit/86-jail.nw; edit that file, not this one. */
/**
 * @file judge/jail.h
 * @brief A process for code that nobody trusts: it can ask, and nothing else.
 */
#ifndef JUDGE_JAIL_H
#define JUDGE_JAIL_H

#include <stdbool.h>
#include <stddef.h>
#include "machine/request.h"

/** How code ends that neither asks nor returns. */
enum ending {
	RUNS_ON,	   /**< it does one of the two */
	PLAIN,		   /**< shared memory touched without asking */
	WILD,		   /**< other memory that it does not have */
	DIED,		   /**< a signal, or a system call */
	STUCK,		   /**< runs without asking */
	FLOODING,	   /**< asks without end */
	NOT_DETERMINISTIC, /**< asks something else when it runs again */
};

/**
 * @brief Put a program into the jail; there is one jail.
 * @param program an ELF file, from whomever
 * @param source the name of the file that it is made from
 * @return false if it is no program for the jail; @p why says what is wrong.
 * Ends with status 75 if this machine has no jail.
 */
bool jail_open(const char *program, size_t size, const char *source, char *why,
	       size_t room);

/** @brief Kill the process and forget all places. */
void jail_close(void);

/** @brief Call lock(which), or unlock(which), on a CPU.
 *  @return the place where it stops first. */
unsigned int jail_call(bool dropping, unsigned int which, unsigned int cpu);

/** @brief Answer the request of @p place. @return where the code stops next. */
unsigned int jail_answer(unsigned int place, uint64_t answer);

/** @brief What the code asks in @p place; NULL: the call has returned. Where it
 *  has come to an end: an OP_BUG that tells how. */
const struct request *jail_request(unsigned int place);

/** @brief How the code ends in @p place. */
enum ending jail_ending(unsigned int place, const volatile void **touched);

/** @brief How code ends of which an OP_BUG says @p text. */
enum ending jail_ending_told(const char *text);

#endif
