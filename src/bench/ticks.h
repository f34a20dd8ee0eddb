/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/ticks.h
 * @brief A clock that costs little to read.
 */
#ifndef BENCH_TICKS_H
#define BENCH_TICKS_H

#include <stdint.h>
#include <time.h>

static inline uint64_t nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline uint64_t ticks(void)
{
#if defined(__x86_64__)
	return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
	uint64_t now;

	__asm__ volatile("mrs %0, cntvct_el0" : "=r"(now));
	return now;
#else
	return nanoseconds();
#endif
}

/** @brief How many nanoseconds a tick takes; measured once, for 20 ms. */
double tick_length(void);

#endif
