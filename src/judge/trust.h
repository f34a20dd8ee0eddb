/* Tangled from lit/75-trust.nw; edit that file, not this one. */
/**
 * @file judge/trust.h
 * @brief An answer in the judge's own process: for code of one's own.
 */
#ifndef JUDGE_TRUST_H
#define JUDGE_TRUST_H

#include <stdbool.h>
#include "judge/box.h"

struct trusted {
	void (*lock)(unsigned int which), (*unlock)(unsigned int which);
	void *library[2];
	char folder[32]; /**< where they lie, for the debugger */
};

/**
 * @brief Compile the file at @p path, and load it.
 * @param job what to compile it with; not its source
 * @return false if it does not compile; the compiler has said why.
 */
bool trust_load(struct trusted *trusted, const char *path,
		const struct job *job);

/** @brief Give back what trust_load() has loaded. */
void trust_unload(struct trusted *trusted);

#endif
