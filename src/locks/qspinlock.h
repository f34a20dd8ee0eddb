/* Tangled from lit/05-four-bytes.nw; edit that file, not this one. */
/**
 * @file locks/qspinlock.h
 * @brief The lock word: four bytes, three fields.
 */
#ifndef LOCKS_QSPINLOCK_H
#define LOCKS_QSPINLOCK_H

#include "machine/cpu.h"

/** bits 0-7 locked, bits 8-15 pending, bits 16-31 tail (little endian). */
struct qspinlock {
	union {
		uint32_t val;
		struct {
			uint8_t locked;
			uint8_t pending;
		};
		struct {
			uint16_t locked_pending;
			uint16_t tail;
		};
	};
};

enum {
	_Q_LOCKED_VAL = 1,
	_Q_SLOW_VAL = 3, /**< locked, and the queue head sleeps */
	_Q_PENDING_VAL = 1 << 8,
	_Q_LOCKED_MASK = 0xff,
	_Q_PENDING_MASK = 0xff00,
	_Q_LOCKED_PENDING_MASK = 0xffff,
	_Q_TAIL_SHIFT = 16,
};
#define _Q_TAIL_MASK 0xffff0000u

#ifndef QNODE_EXTRA
#define QNODE_EXTRA
#endif

/** A place in the queue. */
struct qnode {
	struct qnode *next; /**< the CPU behind, once it has said so */
	uint32_t locked;    /**< 1: you are the queue head */
	uint32_t cpu;	    /**< paravirt: whom to kick */
	uint8_t state;	    /**< paravirt: does that vCPU sleep? */
	QNODE_EXTRA	    /* what a later design adds */
};

/** A CPU can wait in four contexts at once: task, softirq, hardirq, NMI. */
enum { MAX_NODES = 4 };
typedef struct qnode qnodes_t[MAX_NODES];

/* Nodes that nobody has used yet: they name no CPU, not even CPU 0. */
#define UNUSED_QNODES                                         \
	{                                                     \
		[0 ... NR_CPUS - 1].of[0 ... MAX_NODES - 1] = { \
			.cpu = UINT32_MAX                     \
		}                                             \
	}

/** @brief The tail that names node @p idx of CPU @p cpu. Never 0. */
static inline uint32_t encode_tail(unsigned int cpu, unsigned int idx)
{
	return (cpu + 1) << (_Q_TAIL_SHIFT + 2) | idx << _Q_TAIL_SHIFT;
}

static inline unsigned int tail_cpu(uint32_t tail)
{
	return (tail >> (_Q_TAIL_SHIFT + 2)) - 1;
}

static inline unsigned int tail_idx(uint32_t tail)
{
	return tail >> _Q_TAIL_SHIFT & (MAX_NODES - 1);
}

/** @brief Take the lock if nobody has it and nobody waits. Acquire if taken. */
static inline int queued_spin_trylock(struct qspinlock *lock)
{
	return READ_ONCE(lock->val) == 0 &&
	       cmpxchg_acquire(&lock->val, 0, _Q_LOCKED_VAL) == 0;
}

#endif
