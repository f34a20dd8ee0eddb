/* Tangled from lit/08-hooks.nw; edit that file, not this one. */
/**
 * @file lookup/pv_design.h
 * @brief Last include of a lookup design: the paravirt lock around it.
 *
 * The design may define before, to tell what its lookup adds:
 *  - LOOKUP_OBJECTS: shared objects, each followed by a comma;
 *  - LOOKUP_NODE_FIELDS: fields of struct qnode, each followed by a comma;
 *  - LOOKUP_TABLE: address of its struct table_shape;
 *  - LOOKUP_SET_HOME: its set_home function;
 *  - LOOKUP_PROMISES: what it promises, PROMISE_FIFO if nothing is said;
 *  - LOOKUP_DOORWAY: the step that puts a CPU in line, if it is another;
 *  - LOOKUP_OVERTAKES: how often a CPU in line may be overtaken, 0 if not said.
 */
#include "locks/qspinlock_slowpath.h"
#include "locks/qspinlock_names.h"

#ifndef LOOKUP_OBJECTS
#define LOOKUP_OBJECTS
#endif
#ifndef LOOKUP_NODE_FIELDS
#define LOOKUP_NODE_FIELDS
#endif
#ifndef LOOKUP_TABLE
#define LOOKUP_TABLE NULL
#endif
#ifndef LOOKUP_SET_HOME
#define LOOKUP_SET_HOME NULL
#endif
#ifndef LOOKUP_PROMISES
#define LOOKUP_PROMISES PROMISE_FIFO
#endif
#ifndef LOOKUP_DOORWAY
#define LOOKUP_DOORWAY queued_doorway
#endif
#ifndef LOOKUP_OVERTAKES
#define LOOKUP_OVERTAKES 0
#endif

static void lock(unsigned int which)
{
	queued_spin_lock(&locks[which]);
}

static void unlock(unsigned int which)
{
	pv_queued_spin_unlock(&locks[which]);
}

static void show_vcpu_state(char *out, size_t size, uint64_t value)
{
	static const char *const name[] = { "running", "halted", "hashed" };

	snprintf(out, size, "%s", value <= vcpu_hashed ? name[value] : "?");
}

static void show_cpu(char *out, size_t size, uint64_t value)
{
	if (value == UINT32_MAX)
		snprintf(out, size, "none");
	else
		snprintf(out, size, "%u", (unsigned int)value);
}

static const struct field pv_node_fields[] = {
	FIELD(struct qnode, next, NULL),
	FIELD(struct qnode, locked, NULL),
	FIELD(struct qnode, cpu, show_cpu),
	FIELD(struct qnode, state, show_vcpu_state),
	LOOKUP_NODE_FIELDS { 0 }
};

static const struct object memory[] = { LOCK_OBJECTS(locks),
					NODE_OBJECTS(qnodes, pv_node_fields),
					LOOKUP_OBJECTS { 0 } };

#define PV_DESIGN(name_, about_)                                    \
	const struct design BACK_END(name_) = {                     \
		.name = #name_,                                     \
		.about = about_,                                    \
		.promises = LOOKUP_PROMISES,                        \
		.overtakes = LOOKUP_OVERTAKES,                      \
		.lock = lock,                                       \
		.unlock = unlock,                                   \
		.set_home = LOOKUP_SET_HOME,                        \
		.doorway = LOOKUP_DOORWAY,                          \
		.memory = memory,                                   \
		.table = LOOKUP_TABLE,                              \
	}
