/* Tangled from lit/04-mcs.nw; edit that file, not this one. */
/**
 * @file locks/mcs_hasty.c
 * @brief BROKEN. An MCS lock whose holder does not look who is joining.
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
	struct mcs_node *next = READ_ONCE(this_cpu(nodes).next);

	if (next)
		smp_store_release(&next->locked, 1);
	else
		WRITE_ONCE(tails[which], NULL);
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

MCS_DESIGN(mcs_hasty, "BROKEN: MCS, and the holder forgets who is joining");
