/* Tangled from lit/05-four-bytes.nw; edit that file, not this one. */
/**
 * @file locks/qspinlock_names.h
 * @brief How the queued locks look in a trace; and where their doorway is.
 */
#ifndef LOCKS_QSPINLOCK_NAMES_H
#define LOCKS_QSPINLOCK_NAMES_H

#include <stdio.h>
#include "locks/qspinlock.h"
#include "machine/design.h"

static void show_locked(char *out, size_t size, uint64_t value)
{
	const char *name = value == 0		    ? "FREE"
			   : value == _Q_LOCKED_VAL ? "HELD"
			   : value == _Q_SLOW_VAL   ? "SLOW"
						    : NULL;

	if (name)
		snprintf(out, size, "%s", name);
	else
		snprintf(out, size, "%#x", (unsigned int)value);
}

static void show_tail(char *out, size_t size, uint64_t value)
{
	uint32_t tail = (uint32_t)value << _Q_TAIL_SHIFT;

	if (!tail)
		snprintf(out, size, "none");
	else if (tail_idx(tail))
		snprintf(out, size, "CPU%u/%u", tail_cpu(tail), tail_idx(tail));
	else
		snprintf(out, size, "CPU%u", tail_cpu(tail));
}

static void show_locked_pending(char *out, size_t size, uint64_t value)
{
	char locked[16];

	show_locked(locked, sizeof(locked), value & _Q_LOCKED_MASK);
	snprintf(out, size, "%s%s", value & _Q_PENDING_MASK ? "pending+" : "",
		 locked);
}

static void show_word(char *out, size_t size, uint64_t value)
{
	char low[32], tail[16];

	show_locked_pending(low, sizeof(low), value & _Q_LOCKED_PENDING_MASK);
	show_tail(tail, sizeof(tail), value >> _Q_TAIL_SHIFT);
	if (value >> _Q_TAIL_SHIFT)
		snprintf(out, size, "%s tail=%s", low, tail);
	else
		snprintf(out, size, "%s", low);
}

static const struct field qspinlock_fields[] = {
	{ "", 0, 4, show_word },
	FIELD(struct qspinlock, locked, show_locked),
	FIELD(struct qspinlock, pending, NULL),
	FIELD(struct qspinlock, locked_pending, show_locked_pending),
	FIELD(struct qspinlock, tail, show_tail),
	{ 0 }
};

static const struct field qnode_fields[] = { FIELD(struct qnode, next, NULL),
					     FIELD(struct qnode, locked, NULL),
					     { 0 } };

static const struct field nesting_fields[] = { { "", 0, 4, NULL }, { 0 } };

#define LOCK_OBJECT(name, lock) \
	{ name, &(lock), sizeof(lock), 1, qspinlock_fields, 0 }

#define LOCK_OBJECTS(locks)                                          \
	LOCK_OBJECT("A", (locks)[0]), LOCK_OBJECT("B", (locks)[1]), \
	LOCK_OBJECT("C", (locks)[2]), LOCK_OBJECT("D", (locks)[3])

#define NODE_OBJECT(name, level, qnodes, fields)                     \
	{ name, &(qnodes)[0].of[level], sizeof((qnodes)[0]), NR_CPUS, \
	  fields, 0 }

/* One object a nesting level: of CPU 2, "node2" when a task waits,
 * "node2/1" when an interrupt of it does. */
#define NODE_OBJECTS(qnodes, fields)                                     \
	NODE_OBJECT("node%u", 0, qnodes, fields),                        \
	NODE_OBJECT("node%u/1", 1, qnodes, fields),                      \
	NODE_OBJECT("node%u/2", 2, qnodes, fields),                      \
	NODE_OBJECT("node%u/3", 3, qnodes, fields),                      \
	{ "nesting%u", &nesting[0].of, sizeof(nesting[0]), NR_CPUS,      \
	  nesting_fields, 1 }

/* A CPU is in line once it has the lock, the pending bit, or a place in the
 * tail: nobody who comes later may then get the lock first. */
static inline bool queued_doorway(const struct request *r, uint64_t answer)
{
	uint64_t old_tail = r->a & _Q_TAIL_MASK, new_tail = r->b & _Q_TAIL_MASK;

	switch (r->op) {
	case OP_CAS:
		return r->size == 4 && answer == r->a &&
		       (r->a == 0 || (new_tail && new_tail != old_tail));
	case OP_OR:
		return !(answer & ~(uint64_t)_Q_LOCKED_MASK);
	case OP_XCHG:
		return r->size == 2;
	default:
		return false;
	}
}

#endif
