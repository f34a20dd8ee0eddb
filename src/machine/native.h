/* Tangled from lit/01-machine.nw; edit that file, not this one. */
/**
 * @file machine/native.h
 * @brief Native back end: real memory, POSIX threads, futexes.
 */
#ifndef MACHINE_NATIVE_H
#define MACHINE_NATIVE_H

#include "machine/request.h"

#define BACK_END(name) native_##name

#define SHARED
#ifndef NR_CPUS
#define NR_CPUS 64 /**< vCPUs at most; a power of two */
#endif

/* The compiler's name for each order of the kernel's. */
#define native_order(order)                      \
	((order) == FULL      ? __ATOMIC_SEQ_CST \
	 : (order) == ACQUIRE ? __ATOMIC_ACQUIRE \
	 : (order) == RELEASE ? __ATOMIC_RELEASE \
			      : __ATOMIC_RELAXED)

#if defined(__x86_64__) || defined(__i386__)
#define native_full(order) ((void)0)
#else
#define native_full(order) \
	((order) == FULL ? __atomic_thread_fence(__ATOMIC_SEQ_CST) : (void)0)
#endif

#define machine_load(ptr, order) __atomic_load_n(ptr, native_order(order))
#define machine_store(ptr, v, order) \
	__atomic_store_n(ptr, v, native_order(order))

#define machine_xchg(ptr, v, order)                                     \
	({                                                              \
		__typeof__(*(ptr)) seen_ =                              \
			__atomic_exchange_n(ptr, v, native_order(order)); \
		native_full(order);                                     \
		seen_;                                                  \
	})
/* As in the kernel, a compare-and-swap that fails orders nothing. */
#define machine_cas(ptr, old, new, order)                            \
	({                                                           \
		__typeof__(*(ptr)) seen_ = (old);                    \
		if (__atomic_compare_exchange_n(ptr, &seen_, new, 0, \
						native_order(order), \
						__ATOMIC_RELAXED))   \
			native_full(order);                          \
		seen_;                                               \
	})
#define machine_or(ptr, bits, order) \
	__atomic_fetch_or(ptr, bits, native_order(order))
#define machine_add(ptr, n, order) \
	__atomic_fetch_add(ptr, n, native_order(order))
#define machine_fence(order) __atomic_thread_fence(native_order(order))

#if defined(__x86_64__) || defined(__i386__)
#define cpu_relax() __builtin_ia32_pause()
#elif defined(__aarch64__)
#define cpu_relax() ({ __asm__ volatile("yield" ::: "memory"); })
#else
#define cpu_relax() ({ __asm__ volatile("" ::: "memory"); })
#endif

/** How often a bounded spin looks before it gives up; 1024 unless changed. */
extern int native_patience;
#define SPIN_THRESHOLD native_patience
#define await_begins() ((void)0)
#define await_ends() ((void)0)
#define spin_start() SPIN_THRESHOLD
#define spin_again(loop) (cpu_relax(), --*(loop))

/** @brief Print where and why, then abort the process. */
_Noreturn void native_bug(const char *text, const char *file, int line);
#define BUG(text) native_bug(text, __FILE__, __LINE__)

/** @brief See machine/hypervisor.h. */
void native_pv_wait(const uint8_t *ptr, uint8_t val);
/** @brief See machine/hypervisor.h. */
void native_pv_kick(unsigned int cpu);
#define pv_wait(ptr, val) native_pv_wait(ptr, val)
#define pv_kick(cpu) native_pv_kick(cpu)

/** What has happened to kicks so far, all vCPUs together. */
struct native_kicks {
	unsigned long sent;  /**< calls of pv_kick() */
	unsigned long kept;  /**< of these, on top of one that was still unused */
	unsigned long ended; /**< waits that one of them ended */
	unsigned long left;  /**< still unused */
	unsigned long halts; /**< waits that went to sleep in the kernel */
};

/** @brief Once all vCPUs have stopped: sent == kept + ended + left. */
struct native_kicks native_kicks(void);

/** The number of the vCPU that this thread plays. */
extern _Thread_local unsigned int native_cpu;
#define smp_processor_id() native_cpu

#endif
