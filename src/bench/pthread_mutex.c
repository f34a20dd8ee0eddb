/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/pthread_mutex.c
 * @brief The mutex of the C library, in the loop.
 */
#include <pthread.h>
#include "bench/bench.h"

static _Alignas(64) pthread_mutex_t the_lock = PTHREAD_MUTEX_INITIALIZER;

static inline void lock(unsigned int which)
{
	(void)which;
	pthread_mutex_lock(&the_lock);
}

static inline void unlock(unsigned int which)
{
	(void)which;
	pthread_mutex_unlock(&the_lock);
}

#include "bench/loop.h"
LOOPED(pthread_mutex, "the mutex of the C library")
