/* Tangled from lit/82-cage.nw; edit that file, not this one. */
/**
 * @file judge/captive.h
 * @brief A process that owns nothing but its cage. There is one.
 */
#ifndef JUDGE_CAPTIVE_H
#define JUDGE_CAPTIVE_H

#include <signal.h>
#include "judge/program.h"

enum { KEPT = 8 }; /**< rip, rsp, rbx, rbp, r12 to r15: what a call must keep */

struct stop {
	int signal;	/**< SIGTRAP: it asks; SIGPROF: it runs on without asking */
	siginfo_t info; /**< of the signal, but for SIGPROF */
	uint64_t kept[KEPT];
	uint64_t rax, rdi, rsi, rdx;
};

/** @brief Make it. Ends with status 75 if this machine cannot. */
void captive_start(const struct program *program);

/** @brief Is there one? Then kill it. */
void captive_kill(void);

/** @brief Where in the judge's memory the captive has this address of what it
 *  can write. */
char *captive_sees(uintptr_t at);

/**
 * @brief Set its registers, let it run, and wait until it stops.
 * All registers that are not given are as they were at its beginning.
 */
struct stop captive_run(const uint64_t kept[KEPT], uint64_t rax, uint64_t rdi,
			uint64_t rsi);

/** @brief This machine has no jail, or has lost it: say so, with errno; end with
 *  status 75. */
_Noreturn void no_jail(const char *what);

#endif
