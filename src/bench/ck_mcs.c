/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/ck_mcs.c
 * @brief The MCS lock of Concurrency Kit, in the loop.
 */
#include <ck_spinlock.h>
#include "bench/bench.h"

static _Alignas(64) ck_spinlock_mcs_t the_lock = CK_SPINLOCK_MCS_INITIALIZER;
static _Thread_local struct {
	_Alignas(64) ck_spinlock_mcs_context_t of;
} node;

static inline void lock(unsigned int which)
{
	(void)which;
	ck_spinlock_mcs_lock(&the_lock, &node.of);
}

static inline void unlock(unsigned int which)
{
	(void)which;
	ck_spinlock_mcs_unlock(&the_lock, &node.of);
}

#include "bench/loop.h"
LOOPED(ck_mcs, "MCS lock of Concurrency Kit")
