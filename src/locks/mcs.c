/* Tangled from lit/04-mcs.nw; edit that file, not this one. */
/**
 * @file locks/mcs.c
 * @brief A queue of spinners, each on a flag of its own.
 *
 * After the algorithm of Mellor-Crummey and Scott, 1991.
 */
#include "machine/cpu.h"
#include "machine/design.h"

struct mcs_node {
	struct mcs_node *next;
	uint32_t locked; /* 1: the lock is yours */
};

static SHARED struct mcs_node *tails[NR_LOCKS];
static DEFINE_PER_CPU(struct mcs_node, nodes);

static void lock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *prev;

	WRITE_ONCE(me->next, NULL);
	WRITE_ONCE(me->locked, 0);
	prev = xchg(&tails[which], me);
	if (prev) {
		WRITE_ONCE(prev->next, me);
		smp_cond_load_acquire(&me->locked, VAL);
	}
}

static void unlock(unsigned int which)
{
	struct mcs_node *me = &this_cpu(nodes), *next = READ_ONCE(me->next);

	if (!next) {
		if (cmpxchg(&tails[which], me, NULL) == me)
			return;
		next = smp_cond_load_acquire(&me->next, VAL);
	}
	smp_store_release(&next->locked, 1);
}

static const struct field tail_field[] = { { "", 0, 8, NULL }, { 0 } };

static const struct field mcs_fields[] = {
	FIELD(struct mcs_node, next, NULL),
	FIELD(struct mcs_node, locked, NULL),
	{ 0 }
};

static const struct object memory[] = {
	{ "A", &tails[0], 8, 1, tail_field, 0 },
	{ "B", &tails[1], 8, 1, tail_field, 0 },
	{ "node%u", &nodes[0].of, sizeof(nodes[0]), NR_CPUS, mcs_fields, 0 },
	{ 0 }
};

static bool becomes_tail(const struct request *r, uint64_t answer)
{
	(void)answer;
	return r->op == OP_XCHG;
}

#define MCS_DESIGN(name_, about_)               \
	const struct design BACK_END(name_) = { \
		.name = #name_,                 \
		.about = about_,                \
		.promises = PROMISE_FIFO,       \
		.lock = lock,                   \
		.unlock = unlock,               \
		.doorway = becomes_tail,        \
		.memory = memory,               \
	}

MCS_DESIGN(mcs, "a queue of spinners, each on a flag of its own");
