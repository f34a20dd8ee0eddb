/* Tangled from lit/86-jail.nw; edit that file, not this one. */
/**
 * @file machine/jailed.h
 * @brief Jailed back end: every shared access is a breakpoint, and the judge
 * answers.
 */
#ifndef MACHINE_JAILED_H
#define MACHINE_JAILED_H

#include "machine/cage.h"
#include "machine/request.h"

#define BACK_END(name) jailed_##name

#define NR_CPUS 8 /**< vCPUs at most; a power of two */

#define SHARED /* the linker is told where shared objects lie */

enum { JAILED_RETURN = 255 }; /**< an operation more: the call is over */

static inline __attribute__((always_inline)) uint64_t
jailed_ask(uint64_t what, const volatile void *at, uint64_t a, uint64_t b)
{
	/* The judge wipes all registers that a call may change. */
	__asm__ volatile("int3"
			 : "+a"(what), "+D"(at), "+S"(a), "+d"(b)
			 :
			 : "rcx", "r8", "r9", "r10", "r11", "cc", "memory");
	return what;
}

#define machine_request(op_, order_, ptr_, size_, a_, b_)                \
	jailed_ask((uint64_t)(op_) | (uint64_t)(order_) << 8 |           \
			   (uint64_t)(size_) << 16 |                     \
			   (uint64_t)__LINE__ << 32,                     \
		   (const volatile void *)(ptr_), (uint64_t)(a_), (uint64_t)(b_))

#define machine_cpu (*(const unsigned int *)CAGE_CPU)

#define machine_access(op, order, ptr, a, b)                               \
	({                                                                 \
		(__typeof__(*(ptr)))machine_request(op, order, ptr,        \
						    sizeof(*(ptr)), a, b); \
	})

#define machine_load(ptr, order) machine_access(OP_LOAD, order, ptr, 0, 0)
#define machine_store(ptr, v, order) \
	((void)machine_request(OP_STORE, order, ptr, sizeof(*(ptr)), v, 0))
#define machine_xchg(ptr, v, order) machine_access(OP_XCHG, order, ptr, v, 0)
#define machine_cas(ptr, old, new, order) \
	machine_access(OP_CAS, order, ptr, old, new)
#define machine_or(ptr, bits, order) machine_access(OP_OR, order, ptr, bits, 0)
#define machine_add(ptr, n, order) machine_access(OP_ADD, order, ptr, n, 0)
#define machine_fence(order) \
	((void)machine_request(OP_FENCE, order, 0, 0, 0, 0))

#define cpu_relax() ((void)machine_request(OP_RELAX, RELAXED, 0, 0, 0, 0))
#define await_begins() \
	((void)machine_request(OP_MARK, RELAXED, 0, 0, MARK_LOOP, 0))
#define await_ends() await_begins()
#define spin_start() (await_begins(), 1)
#define spin_again(loop) \
	(*(loop) = (int)machine_request(OP_SPIN, RELAXED, 0, 0, 0, 0))

#define BUG(text)                                                             \
	do {                                                                  \
		machine_request(OP_BUG, RELAXED, 0, 0, (uintptr_t)(text), 0); \
		__builtin_unreachable(); /* nobody answers it */              \
	} while (0)

#define pv_wait(ptr, val) \
	((void)machine_request(OP_WAIT, FULL, ptr, sizeof(*(ptr)), val, 0))
#define pv_kick(cpu) ((void)machine_request(OP_KICK, FULL, 0, 0, cpu, 0))

#define smp_processor_id() machine_cpu

#endif
