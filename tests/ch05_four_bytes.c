/* Tangled from lit/05-four-bytes.nw; edit that file, not this one. */
/**
 * @file ch05_four_bytes.c
 * @brief The lock word, and a queue in it.
 */
#include <stddef.h>
#include <stdlib.h>

#include "suite.h"
#include "locks/qspinlock.h"

START_TEST(word_is_four_bytes)
{
	struct qspinlock lock = { .val = 0x12345678 };

	ck_assert_uint_eq(sizeof(lock), 4);
	ck_assert_uint_eq(lock.locked, 0x78);
	ck_assert_uint_eq(lock.pending, 0x56);
	ck_assert_uint_eq(lock.locked_pending, 0x5678);
	ck_assert_uint_eq(lock.tail, 0x1234);
}
END_TEST

START_TEST(every_tail_names_one_node)
{
	enum { CPUS = (1 << 14) - 1 };
	unsigned char *seen = calloc(1 << 16, 1);

	ck_assert_ptr_nonnull(seen);
	for (unsigned int cpu = 0; cpu < CPUS; cpu++) {
		for (unsigned int idx = 0; idx < MAX_NODES; idx++) {
			uint32_t tail = encode_tail(cpu, idx);

			ck_assert_uint_eq(tail & ~_Q_TAIL_MASK, 0);
			ck_assert_uint_ne(tail, 0);
			ck_assert_uint_eq(tail_cpu(tail), cpu);
			ck_assert_uint_eq(tail_idx(tail), idx);
			ck_assert(!seen[tail >> _Q_TAIL_SHIFT]++);
		}
	}
	free(seen);
}
END_TEST

START_TEST(queue_only_excludes_and_is_fifo)
{
	must_hold("queue_only", "one-lock", 2, "queue-only-2");
	must_hold("queue_only", "one-lock", 3, "queue-only-3");
	must_hold("queue_only", "one-lock", 4, "queue-only-4");
	must_hold("queue_only", "twice", 3, NULL);
}
END_TEST

START_TEST(an_interrupt_queues_with_a_node_of_its_own)
{
	must_hold("queue_only", "interrupt", 5, "queue-only-interrupt");
}
END_TEST

START_TEST(unlocking_the_word_loses_the_queue)
{
	must_hold("unlock_word", "one-lock", 2, NULL);
	must_come_to("unlock_word", "one-lock", 3, DEADLOCK, 20, "unlock-word");
}
END_TEST

SUITE("05 Four bytes", word_is_four_bytes, every_tail_names_one_node,
      queue_only_excludes_and_is_fifo,
      an_interrupt_queues_with_a_node_of_its_own,
      unlocking_the_word_loses_the_queue)
