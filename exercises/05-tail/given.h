/* What is given: a queued lock in four bytes. Yours is the tail. */
#ifndef GIVEN_H
#define GIVEN_H

#include "machine/cpu.h"

/* The compiler is told where the parts of a word lie: the tail has TAIL_BITS
 * bits from bit TAIL_SHIFT on, and the byte that says "held" begins at bit
 * HELD_SHIFT. */
extern SHARED uint32_t words[NR_LOCKS];

struct node {
	struct node *next;
	uint32_t head; /* 1: you are the queue head */
};

enum { MAX_NODES = 4 }; /* contexts of a CPU: task, softirq, hardirq, NMI */
typedef struct node nodes_t[MAX_NODES];
extern DEFINE_PER_CPU(nodes_t, nodes);
extern DEFINE_PER_CPU(uint32_t, nesting);

/* The name of node @idx of CPU @cpu, for all of the NR_CPUS * MAX_NODES nodes:
 * never 0, which is nobody, and at most TAIL_BITS bits long. */
uint32_t encode_tail(unsigned int cpu, unsigned int idx);

/* Whose name is it? */
unsigned int tail_cpu(uint32_t tail);
unsigned int tail_idx(uint32_t tail);

/* In one step: put the name @tail into the word, leave the rest of it, and
 * return the name that was there. */
uint32_t swap_tail(uint32_t *word, uint32_t tail);

static void check_names(void)
{
	for (unsigned int n = 0; n < NR_CPUS * MAX_NODES; n++) {
		uint32_t tail = encode_tail(n / MAX_NODES, n % MAX_NODES);

		BUG_ON(tail == 0 || (uint64_t)tail >> TAIL_BITS);
		BUG_ON(tail_cpu(tail) != n / MAX_NODES);
		BUG_ON(tail_idx(tail) != n % MAX_NODES);
	}
}

static uint8_t *held_byte(uint32_t *word)
{
	return (uint8_t *)word + HELD_SHIFT / 8;
}

/* Nonzero if @tail was the last one, and there is no queue any more. */
static int leave_empty(uint32_t *word, uint32_t tail)
{
	uint32_t mask = (uint32_t)((1ull << TAIL_BITS) - 1) << TAIL_SHIFT;
	uint32_t old = READ_ONCE(*word);

	while ((old & mask) == tail << TAIL_SHIFT)
		if (try_cmpxchg(word, &old, old & ~mask))
			return 1;
	return 0;
}

void lock(unsigned int which)
{
	uint32_t *word = &words[which];
	uint32_t idx = READ_ONCE(this_cpu(nesting)), tail, old;
	struct node *node = &this_cpu(nodes)[idx];

	check_names();
	WRITE_ONCE(this_cpu(nesting), idx + 1);
	WRITE_ONCE(node->head, 0);
	WRITE_ONCE(node->next, NULL);
	tail = encode_tail(smp_processor_id(), idx);
	old = swap_tail(word, tail);
	if (old) {
		WRITE_ONCE(per_cpu(nodes, tail_cpu(old))[tail_idx(old)].next,
			   node);
		smp_cond_load_acquire(&node->head, VAL);
	}
	smp_cond_load_acquire(held_byte(word), !VAL);
	WRITE_ONCE(*held_byte(word), 1);
	if (!leave_empty(word, tail)) {
		struct node *next = smp_cond_load_acquire(&node->next, VAL);

		smp_store_release(&next->head, 1);
	}
	WRITE_ONCE(this_cpu(nesting), idx);
}

void unlock(unsigned int which)
{
	smp_store_release(held_byte(&words[which]), 0);
}

#endif
