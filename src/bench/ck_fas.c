/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/ck_fas.c
 * @brief The test and set of Concurrency Kit, in the loop.
 */
#include <ck_spinlock.h>
#include "bench/bench.h"

static _Alignas(64) ck_spinlock_fas_t the_lock = CK_SPINLOCK_FAS_INITIALIZER;

static inline void lock(unsigned int which)
{
	(void)which;
	ck_spinlock_fas_lock(&the_lock);
}

static inline void unlock(unsigned int which)
{
	(void)which;
	ck_spinlock_fas_unlock(&the_lock);
}

#include "bench/loop.h"
LOOPED(ck_fas, "test and set of Concurrency Kit")
