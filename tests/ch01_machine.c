/* Tangled from lit/01-machine.nw; edit that file, not this one. */
/**
 * @file ch01_machine.c
 * @brief Both back ends mean the same by every word.
 */
#include <string.h>

#include "suite.h"
#include "vocabulary_words.h"
#include "explore/model.h"
#include "machine/coroutine.h"
#include "machine/hypervisor.h"
#include "machine/shared.h"

static const uint64_t values[] = {
	0, 1, 3, 0x80, 0xff, 0x100, 0x8001, 0xffff, 0xdeadbeef, UINT64_MAX
};
enum { VALUES = sizeof(values) / sizeof(values[0]) };

struct said {
	enum word word;
	unsigned int size;
	uint64_t a, b, answer, memory;
};

static void say_native(struct said *said)
{
	memcpy((void *)native_spoken_to(), &said->memory, 8);
	said->answer = native_say(said->word, said->size, said->a, said->b);
	memcpy(&said->memory, (void *)native_spoken_to(), 8);
}

static void explored_main(void *arg)
{
	struct said *said = arg;

	said->answer = explored_say(said->word, said->size, said->a, said->b);
}

/* Answer the one request that the word is. */
static void say_explored(struct coroutine *co, struct said *said)
{
	const struct request *r;
	struct effect effect;
	uint64_t held = 0;

	coroutine_start(co, explored_main, said);
	r = coroutine_resume(co, 0);
	ck_assert_ptr_nonnull(r);
	ck_assert_ptr_eq((void *)r->addr, (void *)explored_spoken_to());
	ck_assert_uint_eq(r->size, said->size);
	memcpy(&held, &said->memory, r->size);
	effect = sc_access(r, held);
	memcpy(&said->memory, &effect.after, r->size);
	ck_assert_ptr_null(
		coroutine_resume(co, answers(r->op) ? effect.before : 0));
}

START_TEST(both_back_ends_say_the_same)
{
	struct coroutine co;

	coroutine_init(&co, 1 << 16);
	for (int n = 0; n < WORDS * 4 * VALUES * VALUES * VALUES; n++) {
		struct said native = {
			.word = (enum word)(n % WORDS),
			.size = 1u << n / WORDS % 4,
			.a = values[n / WORDS / 4 % VALUES],
			.b = values[n / WORDS / 4 / VALUES % VALUES],
			.memory = values[n / WORDS / 4 / VALUES / VALUES],
		};
		struct said explored = native;

		say_native(&native);
		say_explored(&co, &explored);
		ck_assert_msg(native.answer == explored.answer &&
				      native.memory == explored.memory,
			      "word %d, %u bytes", native.word, native.size);
	}
	coroutine_free(&co);
}
END_TEST

START_TEST(shared_memory_is_locked_away)
{
	struct said said = { .word = SAY_READ_ONCE, .size = 4 };

	ck_assert(shared_contains(explored_spoken_to()));
	ck_assert(!shared_contains(&said));
	shared_lock_away();
	ck_assert_uint_eq(shared_initial(explored_spoken_to(), 8), 0);
}
END_TEST

static const uint8_t *sleep_on;

static void plain_main(void *arg)
{
	*(uint8_t *)arg = *sleep_on;
}

START_TEST(a_plain_access_is_caught)
{
	struct coroutine co;
	uint8_t copy;

	shared_lock_away();
	sleep_on = (const uint8_t *)explored_spoken_to();
	coroutine_init(&co, 1 << 16);
	coroutine_start(&co, plain_main, &copy);
	ck_assert_ptr_null(coroutine_resume(&co, 0));
	ck_assert_ptr_eq((void *)co.fault, (void *)sleep_on);
	coroutine_free(&co);
}
END_TEST

SUITE("01 The machine", both_back_ends_say_the_same,
      shared_memory_is_locked_away, a_plain_access_is_caught)
