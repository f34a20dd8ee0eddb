/* Tangled from lit/01-machine.nw; edit that file, not this one. */
/**
 * @file machine/atomic.h
 * @brief The kernel's vocabulary of shared accesses, with the kernel's meaning.
 */
#ifndef MACHINE_ATOMIC_H
#define MACHINE_ATOMIC_H

#include <stddef.h>

#if defined(MACHINE_EXPLORED)
#include "machine/explored.h"
#elif defined(MACHINE_JAILED)
#include "machine/jailed.h"
#else
#include "machine/native.h"
#endif

#define READ_ONCE(x) machine_load(&(x), RELAXED)
#define WRITE_ONCE(x, v) machine_store(&(x), v, RELAXED)
#define smp_load_acquire(p) machine_load(p, ACQUIRE)
#define smp_store_release(p, v) machine_store(p, v, RELEASE)

#define xchg(p, v) machine_xchg(p, v, FULL)
#define xchg_relaxed(p, v) machine_xchg(p, v, RELAXED)
#define xchg_acquire(p, v) machine_xchg(p, v, ACQUIRE)
#define xchg_release(p, v) machine_xchg(p, v, RELEASE)

#define cmpxchg(p, old, new) machine_cas(p, old, new, FULL)
#define cmpxchg_relaxed(p, old, new) machine_cas(p, old, new, RELAXED)
#define cmpxchg_acquire(p, old, new) machine_cas(p, old, new, ACQUIRE)
#define cmpxchg_release(p, old, new) machine_cas(p, old, new, RELEASE)

#define machine_try_cas(p, oldp, new, order)                   \
	({                                                     \
		__typeof__(*(p)) wanted_ = *(oldp);            \
		*(oldp) = machine_cas(p, wanted_, new, order); \
		*(oldp) == wanted_;                            \
	})
#define try_cmpxchg(p, oldp, new) machine_try_cas(p, oldp, new, FULL)
#define try_cmpxchg_relaxed(p, oldp, new) machine_try_cas(p, oldp, new, RELAXED)
#define try_cmpxchg_acquire(p, oldp, new) machine_try_cas(p, oldp, new, ACQUIRE)
#define try_cmpxchg_release(p, oldp, new) machine_try_cas(p, oldp, new, RELEASE)

#define atomic_fetch_or_acquire(bits, p) machine_or(p, bits, ACQUIRE)
#define atomic_fetch_add_relaxed(n, p) machine_add(p, n, RELAXED)

#define smp_mb() machine_fence(FULL)
#define smp_rmb() machine_fence(ACQUIRE)
#define smp_wmb() machine_fence(RELEASE)
#define barrier() __asm__ volatile("" ::: "memory")

#define smp_cond_load_acquire(ptr, condition)        \
	({                                           \
		__typeof__(*(ptr)) VAL;              \
		await_begins();                      \
		for (;;) {                           \
			VAL = smp_load_acquire(ptr); \
			if (condition)               \
				break;               \
			cpu_relax();                 \
		}                                    \
		await_ends();                        \
		VAL;                                 \
	})

#define BUG_ON(condition)                \
	do {                             \
		if (condition)           \
			BUG(#condition); \
	} while (0)

#endif
