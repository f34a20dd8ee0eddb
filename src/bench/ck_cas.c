/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/ck_cas.c
 * @brief The compare and swap lock of Concurrency Kit, in the loop.
 */
#include <ck_spinlock.h>
#include "bench/bench.h"

static _Alignas(64) ck_spinlock_cas_t the_lock = CK_SPINLOCK_CAS_INITIALIZER;

static inline void lock(unsigned int which)
{
	(void)which;
	ck_spinlock_cas_lock(&the_lock);
}

static inline void unlock(unsigned int which)
{
	(void)which;
	ck_spinlock_cas_unlock(&the_lock);
}

#include "bench/loop.h"
LOOPED(ck_cas, "compare and swap lock of Concurrency Kit")
