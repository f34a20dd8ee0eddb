/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/ck_clh.c
 * @brief The CLH lock of Concurrency Kit, in the loop.
 */
#include <ck_spinlock.h>
#include "bench/bench.h"

struct node {
	_Alignas(64) ck_spinlock_clh_t of;
};

static struct node first;
static _Alignas(64) ck_spinlock_clh_t *the_lock = &first.of;
static _Thread_local struct node own;
static _Thread_local ck_spinlock_clh_t *mine;

static inline void lock(unsigned int which)
{
	(void)which;
	if (!mine)
		mine = &own.of;
	ck_spinlock_clh_lock(&the_lock, mine);
}

static inline void unlock(unsigned int which)
{
	(void)which;
	ck_spinlock_clh_unlock(&mine);
}

#include "bench/loop.h"
LOOPED(ck_clh, "CLH lock of Concurrency Kit")
