/* Tangled from lit/11-break-on-empty.nw; edit that file, not this one. */
/**
 * @file lookup/pv_design.h
 * @brief Last include of a lookup design: the paravirt lock around it.
 */
#include "locks/qspinlock_slowpath.h"
#include "locks/qspinlock_names.h"

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
	snprintf(out, size, "%s", value == vcpu_halted ? "halted" : "running");
}

static const struct field pv_node_fields[] = {
	FIELD(struct qnode, next, NULL),
	FIELD(struct qnode, locked, NULL),
	FIELD(struct qnode, cpu, NULL),
	FIELD(struct qnode, state, show_vcpu_state),
	{ 0 }
};

static const struct field entry_fields[] = {
	FIELD(struct pv_hash_entry, lock, NULL),
	FIELD(struct pv_hash_entry, node, NULL),
	{ 0 }
};

static const struct object memory[] = { LOCK_OBJECTS(locks),
					NODE_OBJECTS(qnodes, pv_node_fields),
					{ "table[%u]", table, sizeof(table[0]),
					  TABLE_BUCKETS, entry_fields, 0 },
					{ 0 } };

static const struct table_shape shape = {
	.keys = &table[0].lock,
	.stride = sizeof(table[0]),
	.buckets = TABLE_BUCKETS,
};

#define PV_DESIGN(name_, about_)                \
	const struct design BACK_END(name_) = { \
		.name = #name_,                 \
		.about = about_,                \
		.promises = PROMISE_FIFO,       \
		.lock = lock,                   \
		.unlock = unlock,               \
		.set_home = set_home,           \
		.doorway = queued_doorway,      \
		.memory = memory,               \
		.table = &shape,                \
	}
