/* Tangled from lit/01-machine.nw; edit that file, not this one. */
/**
 * @file machine/explored.h
 * @brief Explored back end: every shared access becomes one request.
 */
#ifndef MACHINE_EXPLORED_H
#define MACHINE_EXPLORED_H

#include "machine/request.h"

#define BACK_END(name) explored_##name

#define NR_CPUS 8 /**< vCPUs at most; a power of two */

/* All shared objects live in one section, which no strategy can touch. */
#define SHARED __attribute__((section("lk_shared")))

#define machine_request(op_, order_, ptr_, size_, a_, b_)         \
	machine_ask(&(const struct request){ .op = (op_),         \
					     .order = (order_),   \
					     .addr = (ptr_),      \
					     .a = (uint64_t)(a_), \
					     .b = (uint64_t)(b_), \
					     .size = (size_),     \
					     .line = __LINE__,    \
					     .file = __FILE__,    \
					     .function = __func__ })

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
