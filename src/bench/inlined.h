/* Tangled from lit/78-bench.nw; edit that file, not this one. */
/**
 * @file bench/inlined.h
 * @brief First include of a lock's text that is to be compiled into the loop.
 */
#ifndef BENCH_INLINED_H
#define BENCH_INLINED_H

#include "bench/bench.h"

/* The thread that counts; set by the loop. */
static _Thread_local struct racer *counting;

#define lock_event(which)                                                \
	((void)__atomic_store_n(&counting->event[which],                 \
				counting->event[which] + 1, __ATOMIC_RELAXED))
#define pass_by(found) ((void)(found), lock_event(PASSED_BY))

#include "machine/cpu.h"

/* Its descriptions have names of their own, so that they can stand beside the
 * usual build. */
#undef BACK_END
#define BACK_END(name) looped_##name##_design

#endif
