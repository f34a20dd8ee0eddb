/* Tangled from lit/03-spinning.nw; edit that file, not this one. */
/**
 * @file locks/ticket.c
 * @brief Take a number, and wait until it is called.
 */
#include "machine/cpu.h"
#include "machine/design.h"

#define NUMBER(n) ((uint8_t)(n))

static SHARED struct ticket {
	uint8_t next, serving;
} tickets[NR_LOCKS] = { { 254, 254 }, { 254, 254 } };

static void lock(unsigned int which)
{
	struct ticket *t = &tickets[which];
	uint8_t mine = NUMBER(atomic_fetch_add_relaxed(1, &t->next));

	smp_cond_load_acquire(&t->serving, NUMBER(VAL) == mine);
}

static void unlock(unsigned int which)
{
	struct ticket *t = &tickets[which];

	smp_store_release(&t->serving, (uint8_t)(READ_ONCE(t->serving) + 1));
}

static const struct field ticket_fields[] = {
	FIELD(struct ticket, next, NULL),
	FIELD(struct ticket, serving, NULL),
	{ 0 }
};

static const struct object memory[] = {
	{ "A", &tickets[0], sizeof(tickets[0]), 1, ticket_fields, 0 },
	{ "B", &tickets[1], sizeof(tickets[0]), 1, ticket_fields, 0 },
	{ 0 }
};

static bool take_a_number(const struct request *r, uint64_t answer)
{
	(void)answer;
	return r->op == OP_ADD;
}

#define TICKET_DESIGN                                           \
	.promises = PROMISE_FIFO, .lock = lock, .unlock = unlock, \
	.doorway = take_a_number, .memory = memory,

const struct design BACK_END(ticket) = {
	.name = "ticket",
	.about = "take a number, and wait until it is called",
	TICKET_DESIGN
};
