/* What is given: a queued lock whose CPUs have MAX_NODES nodes each, as the
 * compiler is told: 1 or 2. Yours are take_node() and give_node(). */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/cpu.h"

struct lock {
	uint8_t held;
	uint8_t tail; /* name of a node; 0: nobody waits */
};

struct node {
	uint8_t next; /* name of the node behind */
	uint8_t head; /* 1: you are the queue head */
};

typedef struct node nodes_t[2];

extern SHARED struct lock locks[NR_LOCKS];
extern DEFINE_PER_CPU(nodes_t, nodes);
extern DEFINE_PER_CPU(uint8_t, in_use); /* for you: nodes of this CPU; 0 at first */

/* Of this CPU: a node that is empty (both bytes 0) and that no other context of
 * it has; NULL if it has none left. An interrupt may come at any step, and takes
 * a node, too; it has given it back when it ends. */
struct node *take_node(void);

/* Give back the node that was taken last. */
void give_node(void);

extern DEFINE_PER_CPU(uint8_t, depths); /* calls of lock() under way */

static uint8_t name_of(struct node *node)
{
	unsigned int idx = (unsigned int)(node - this_cpu(nodes));

	BUG_ON(idx >= MAX_NODES);
	return (uint8_t)(smp_processor_id() * 2 + idx + 1);
}

static struct node *node_of(uint8_t name)
{
	return &per_cpu(nodes, (name - 1) / 2)[(name - 1) % 2];
}

static void wait_in_line(struct lock *l, struct node *node)
{
	uint8_t me = name_of(node), prev = xchg(&l->tail, me), next;

	if (prev) {
		WRITE_ONCE(node_of(prev)->next, me);
		smp_cond_load_acquire(&node->head, VAL);
	}
	/* One that has no node may take the lock before the queue head. */
	while (cmpxchg_acquire(&l->held, 0, 1) != 0)
		smp_cond_load_acquire(&l->held, !VAL);
	if (cmpxchg(&l->tail, me, 0) == me)
		return;
	next = smp_cond_load_acquire(&node->next, VAL);
	smp_store_release(&node_of(next)->head, 1);
}

/* On CPU 1, the code that calls lock() is an interrupt handler itself: what it
 * has stopped waits somewhere, and has all nodes but one. */
static void take_all_but_one(void)
{
	for (unsigned int n = 1; n < MAX_NODES; n++)
		BUG_ON(!take_node());
}

static void give_all_but_one(void)
{
	for (unsigned int n = 1; n < MAX_NODES; n++)
		give_node();
}

/* Without a node: take the lock when nobody waits. */
static void wait_aside(struct lock *l)
{
	uint16_t *both = (uint16_t *)l;

	while (cmpxchg_acquire(both, 0, 1) != 0)
		smp_cond_load_acquire(both, !VAL);
}

void lock(unsigned int which)
{
	uint8_t depth = READ_ONCE(this_cpu(depths));
	struct node *node;

	WRITE_ONCE(this_cpu(depths), depth + 1);
	if (smp_processor_id() == 1)
		take_all_but_one();
	node = take_node();
	BUG_ON(!node && depth == 0); /* one must be left */
	BUG_ON(smp_processor_id() == 1 && take_node()); /* and now none */
	if (node) {
		wait_in_line(&locks[which], node);
		give_node();
	} else {
		wait_aside(&locks[which]);
	}
	if (smp_processor_id() == 1)
		give_all_but_one();
	WRITE_ONCE(this_cpu(depths), depth);
}

void unlock(unsigned int which)
{
	smp_store_release(&locks[which].held, 0);
}

#endif
