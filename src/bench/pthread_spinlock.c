/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/pthread_spinlock.c
 * @brief The spinlock of the C library, in the loop.
 */
#include <pthread.h>
#include "bench/bench.h"

static _Alignas(64) pthread_spinlock_t the_lock;

static __attribute__((constructor)) void make_lock(void)
{
	pthread_spin_init(&the_lock, PTHREAD_PROCESS_PRIVATE);
}

static inline void lock(unsigned int which)
{
	(void)which;
	pthread_spin_lock(&the_lock);
}

static inline void unlock(unsigned int which)
{
	(void)which;
	pthread_spin_unlock(&the_lock);
}

#include "bench/loop.h"
LOOPED(pthread_spinlock, "the spinlock of the C library")
